package redress.notification.due;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import redress.platform.security.ServiceClients;

/** Asks triage where cases stand. The answer is never kept: it is for the mail that leaves now. */
@Component
public class DueCases {

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
     * By their ids, one request for a hundred of them. One that triage does not know, or that a newer version of it has stored, is left out.
     *
     * @throws RuntimeException if triage does not answer
     */
    public Map<String, CaseNow> of(Collection<String> caseIds) {
        List<String> asked = new ArrayList<>(new TreeSet<>(caseIds));
        Map<String, CaseNow> found = new HashMap<>();
        for (int from = 0; from < asked.size(); from += MOST) {
            List<String> some = asked.subList(from, Math.min(asked.size(), from + MOST));
            triage.get()
                    .uri(uri -> uri.path("/internal/triage/due")
                            .queryParam("caseId", some)
                            .build())
                    .retrieve()
                    .requiredBody(Answer.class)
                    .cases()
                    .forEach(each -> found.put(each.caseId(), each));
        }
        return found;
    }
}
