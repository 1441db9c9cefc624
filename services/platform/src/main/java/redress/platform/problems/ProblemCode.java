package redress.platform.problems;

import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The code of a problem that another service has answered. A proxy, or whatever stands at a wrong address, answers without one. */
public final class ProblemCode {

    private ProblemCode() {}

    /** @return empty where there is none */
    public static String of(RestClientResponseException answer) {
        try {
            return JsonMapper.shared()
                    .readTree(answer.getResponseBodyAsByteArray())
                    .path("code")
                    .asString("");
        } catch (JacksonException noProblem) {
            return "";
        }
    }
}
