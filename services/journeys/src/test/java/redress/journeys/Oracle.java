package redress.journeys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Knows from what was answered what there must be now, and looks for it with everybody's eyes. */
final class Oracle {

    private static final int PAGE = 100;

    /** A link to sign in is none. */
    private static final Pattern NOTICE = Pattern.compile("[0-9a-f]{64}");

    private final Api api;
    private final Bystander people;
    private final Work work;

    Oracle(Api api, Bystander people, Work work) {
        this.api = api;
        this.people = people;
        this.work = work;
    }

    /**
     * What was found.
     *
     * @param mails that arrived
     * @param inDoubt notices of which the system does not say whether they arrived
     * @param arrivedOfThese those of them that did
     * @param wrong what must not be, in words
     */
    record Findings(int reports, int mails, int inDoubt, int arrivedOfThese, List<String> wrong) {
        @Override
        public String toString() {
            return "%d reports, %d mails; %d notices in doubt, of which %d arrived; wrong: %s"
                    .formatted(reports, mails, inDoubt, arrivedOfThese, wrong);
        }
    }

    /** What is still under way: a notice without its end, a case that is not counted, a report without a case; empty if nothing is. */
    String underWay() {
        int waiting = ledger("WAITING").size();
        if (waiting > 0) {
            return waiting + " notices wait";
        }
        if (counted() < work.filed().size()) {
            return "the figures count " + counted() + " cases of "
                    + work.filed().size();
        }
        JsonNode found =
                api.get("/api/cases?q=" + last().reference(), people.officer()).get("items");
        return found.isEmpty() ? "the last report has no case" : "";
    }

    private Work.Filed last() {
        List<Work.Filed> filed = work.filed();
        return filed.get(filed.size() - 1);
    }

    private long counted() {
        return api.get("/api/evidence/summary", people.analyst()).get("cases").asLong();
    }

    Findings look() {
        List<String> wrong = new ArrayList<>();
        List<Work.Filed> filed = work.filed();
        if (counted() != filed.size()) {
            wrong.add("the figures count " + counted() + " cases");
        }
        ledger("FAILED").forEach(notice -> wrong.add("failed: " + notice));
        Map<String, Set<String>> notices = new HashMap<>();
        Set<String> arrived = new HashSet<>();
        int mails = readMails(notices, arrived, wrong);
        List<JsonNode> doubtful = ledger("UNKNOWN");
        doubtful.forEach(
                notice -> notices.computeIfAbsent(notice.get("reference").asString(), each -> new HashSet<>())
                        .add(notice.get("noticeId").asString()));
        int most = notices.values().stream().mapToInt(Set::size).max().orElse(0);
        for (Work.Filed report : filed) {
            lookAt(report, wrong);
            int owed = notices.getOrDefault(report.reference(), Set.of()).size();
            if (owed != most) {
                wrong.add(report.reference() + " led to " + owed + " notices, others to " + most);
            }
        }
        int arrivedAfterAll = (int) doubtful.stream()
                .filter(notice -> arrived.contains(notice.get("noticeId").asString()))
                .count();
        return new Findings(filed.size(), mails, doubtful.size(), arrivedAfterAll, wrong);
    }

    private void lookAt(Work.Filed report, List<String> wrong) {
        String own = api.whole("/api/reports/" + report.reference(), Map.of("Redress-Receipt", report.receipt()));
        if (!own.startsWith("200") || !own.contains(report.reference())) {
            wrong.add(report.reference() + " is lost: " + own.substring(0, 3));
        }
        JsonNode cases =
                api.get("/api/cases?q=" + report.reference(), people.officer()).get("items");
        if (cases.size() != 1) {
            wrong.add(report.reference() + " has " + cases.size() + " cases");
        } else if (cases.get(0).get("stage").asString().equals("SUBMITTED")) {
            wrong.add(report.reference() + " lost its acknowledgement");
        }
    }

    private int readMails(Map<String, Set<String>> notices, Set<String> arrived, List<String> wrong) {
        int read = 0;
        int before = 0;
        for (; ; ) {
            JsonNode page = api.get("/api/mailbox?limit=" + PAGE + "&before=" + before, Map.of())
                    .get("items");
            for (JsonNode mail : page) {
                read++;
                before = mail.get("id").asInt();
                String notice = mail.get("noticeId").asString();
                if (NOTICE.matcher(notice).matches()) {
                    if (!arrived.add(notice)) {
                        wrong.add("came twice: " + mail.get("subject").asString());
                    }
                    notices.computeIfAbsent(reference(mail), each -> new HashSet<>())
                            .add(notice);
                }
            }
            if (page.size() < PAGE) {
                return read;
            }
        }
    }

    private String reference(JsonNode mail) {
        String subject = mail.get("subject").asString();
        return subject.replaceAll(".*([A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
    }

    private List<JsonNode> ledger(String state) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.get("/api/notices/ledger?limit=100&state=" + state + next, people.admin());
            page.get("items").forEach(all::add);
            next = page.has("next") ? "&after=" + page.get("next").asString() : "";
        } while (!next.isEmpty());
        return all;
    }
}
