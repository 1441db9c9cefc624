package redress.notification.due;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import redress.platform.problems.ProblemCode;
import redress.platform.security.ServiceClients;

/** Asks triage where cases stand. The answer is never kept: it is for the mail that leaves now. */
@Component
public class DueCases {

    private static final Logger LOG = LoggerFactory.getLogger(DueCases.class);

    /** So many does triage answer for at once. */
    private static final int MOST = 100;

    private final RestClient triage;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(List<CaseNow> cases) {}

    @Autowired
    DueCases(ServiceClients clients) {
        this(clients.to("triage"));
    }

    protected DueCases(RestClient triage) {
        this.triage = triage;
    }

    /**
     * By their ids, one request for a hundred of them. One that triage does not know, or that a newer version of it has stored, is left out;
     * so is each as long as triage is of an earlier version, which cannot be asked.
     *
     * @throws RuntimeException if triage does not answer
     */
    public Map<String, CaseNow> of(Collection<String> caseIds) {
        List<String> asked = new ArrayList<>(new TreeSet<>(caseIds));
        Map<String, CaseNow> found = new HashMap<>();
        for (int from = 0; from < asked.size(); from += MOST) {
            ask(asked.subList(from, Math.min(asked.size(), from + MOST)))
                    .forEach(each -> found.put(each.caseId(), each));
        }
        return found;
    }

    private List<CaseNow> ask(List<String> caseIds) {
        try {
            return triage.get()
                    .uri(uri -> uri.path("/internal/triage/due")
                            .queryParam("caseId", caseIds)
                            .build())
                    .retrieve()
                    .requiredBody(Answer.class)
                    .cases();
        } catch (HttpClientErrorException e) {
            if (isNotThereYet(e)) {
                LOG.warn("Triage is of an earlier version, which cannot be asked what is due; mails leave without it");
                return List.of();
            }
            throw e;
        }
    }

    /** A service answers {@code FORBIDDEN} under {@code /internal} for what it does not have, as for what is for others. */
    private static boolean isNotThereYet(HttpClientErrorException answer) {
        String code = ProblemCode.of(answer);
        return answer.getStatusCode() == HttpStatus.FORBIDDEN && code.equals("FORBIDDEN")
                || answer.getStatusCode() == HttpStatus.NOT_FOUND && code.equals("NOT_FOUND");
    }
}
