package redress.platform.security;

import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClientResponseException;
import redress.platform.problems.ProblemCode;
import redress.platform.problems.Refusal;

/**
 * The answer that somebody is not known, by a code of its own. A wrong address, a proxy or an older version answers 404 as well: whoever took
 * that for it would sign everybody out.
 */
public final class PersonNotKnown {

    private static final String CODE = "PERSON_NOT_KNOWN";

    private PersonNotKnown() {}

    /** @param detail one sentence for whoever asked */
    public static Refusal refusal(String detail) {
        return Refusal.of(HttpStatus.NOT_FOUND, CODE, detail);
    }

    /** Whether that was answered. */
    public static boolean isSaidBy(RestClientResponseException answer) {
        return answer.getStatusCode() == HttpStatus.NOT_FOUND && CODE.equals(ProblemCode.of(answer));
    }
}
