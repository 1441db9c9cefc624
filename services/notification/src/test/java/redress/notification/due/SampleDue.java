package redress.notification.due;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.client.RestClient;
import redress.events.codes.Stage;
import redress.notification.words.MailWords;

/** Cases that a test puts together itself, in place of triage. */
public final class SampleDue extends DueCases {

    private final Map<String, CaseNow> cases = new ConcurrentHashMap<>();
    private volatile boolean silent;

    public SampleDue() {
        super(RestClient.create());
    }

    public static DueWords words() {
        return words(new MailWords("en-GB"));
    }

    public static DueWords words(MailWords words) {
        return new DueWords(words);
    }

    public SampleDue with(String caseId, Stage stage, String dueAt) {
        cases.put(caseId, new CaseNow(caseId, stage, Instant.parse(dueAt), null));
        return this;
    }

    public SampleDue closed(String caseId) {
        cases.put(caseId, new CaseNow(caseId, Stage.CLOSED, null, null));
        return this;
    }

    /** Whether triage answers. */
    public void silent(boolean silent) {
        this.silent = silent;
    }

    @Override
    public Map<String, CaseNow> of(Collection<String> caseIds) {
        if (silent) {
            throw new IllegalStateException("no answer");
        }
        Map<String, CaseNow> found = new HashMap<>(cases);
        found.keySet().retainAll(caseIds);
        return found;
    }
}
