package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.events.codes.IdentityMode;
import redress.events.disclosure.Viewer;
import redress.events.disclosure.WhoSees;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three reports whose every field that says who reports holds a word of its own go through the whole system; then these words are
 * looked for in every answer that each role gets, in every mail, and in everything that the system has written anywhere.
 */
class CanariesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OFFICER = "officer@thurrock.example";
    private static final String CHAIR = "chair-vcs@thurrock.example";
    private static final String TIED = "chair-statutory@thurrock.example";
    private static final String CONTACT = "contact@council.thurrock.example";
    private static final String ANALYST = "analyst@national.example";
    private static final String ADMIN = "admin@national.example";

    private static final String MEMBER = "member-1@thurrock.example";
    private static final String WITHOUT_SEAT = "member-2@thurrock.example";
    private static final List<IdentityMode> MODES =
            List.of(IdentityMode.NAMED, IdentityMode.CONFIDENTIAL, IdentityMode.ANONYMOUS_EVIDENCE);
    private static final String WHY = "{\"reason\":\"CONTACT_REPORTER\"}";

    /** As somebody sets it who looks for a fault. */
    private static final String[] TALKATIVE = Stream.of(
                    "redress.platform",
                    "redress.register",
                    "redress.intake",
                    "redress.triage",
                    "redress.notification",
                    "redress.evidence",
                    "redress.portal",
                    "org.springframework.web")
            .map(each -> "-Dlogging.level." + each + "=debug")
            .toArray(String[]::new);

    private final Canaries canaries = new Canaries();
    private final Set<String> leaks = new TreeSet<>();
    private final Set<String> hidden = new TreeSet<>();
    private final Map<String, Onlooker> people = new LinkedHashMap<>();
    private final Map<CanaryReport, String> cases = new LinkedHashMap<>();

    @Test
    void nobodyLearnsWhoReportedButThoseWhomTheTableNames(@TempDir Path data) throws IOException {
        CanaryReport confidential;
        try (RunningSystem system = RunningSystem.in(data, TALKATIVE)) {
            Api api = new Api(system.base());
            for (String email : List.of(OFFICER, CHAIR, TIED, MEMBER, WITHOUT_SEAT, CONTACT, ANALYST, ADMIN)) {
                people.put(email, Onlooker.signedIn(api, system.base(), email));
            }
            declare(api, OFFICER, "");
            declare(api, CHAIR, "");
            declare(api, TIED, "\"TRUSTEE\"");
            MODES.forEach(mode -> handle(api, CanaryReport.file(api, canaries, mode)));
            confidential = report(IdentityMode.CONFIDENTIAL);
            awaitWhatFollows(api);
            Places places = Places.of(api, cases);

            look(OFFICER, places, report -> Viewer.STEERING_GROUP);
            openName(api, confidential);
            assertThat(look(OFFICER, places, report -> report == confidential ? Viewer.OPENER : Viewer.STEERING_GROUP))
                    .as("what the search sees of what is shown")
                    .contains(
                            "organisation of the report CONFIDENTIAL", "author of the file of the report CONFIDENTIAL");
            look(CHAIR, places, report -> Viewer.STEERING_GROUP);
            look(TIED, places, report -> Viewer.TIED);
            look(MEMBER, places, report -> hasPanel(report) ? Viewer.PANEL : Viewer.OTHERS);
            look(WITHOUT_SEAT, places, report -> Viewer.OTHERS);
            assertThat(look(CONTACT, places, report -> Viewer.BODY)).containsOnly("organisation of the report NAMED");
            look(ANALYST, places, report -> Viewer.OTHERS);
            look(ADMIN, places, report -> Viewer.OTHERS);
            look(Onlooker.nobody(api, system.base()), places, report -> Viewer.OTHERS);
            for (CanaryReport own : cases.keySet()) {
                Places ofOwn = Places.of(api, Map.of(own, cases.get(own)));
                look(
                        Onlooker.reporter(api, system.base(), own),
                        ofOwn,
                        report -> report == own ? Viewer.REPORTER : Viewer.OTHERS);
            }
            readMails(api);
            system.log().lines().forEach(line -> judge("the application's log: " + line, line, each -> false));
            system.kill(); // what lies on the disk then has not been tidied up
        }
        search(data, confidential);
        assertThat(leaks).as("who reported, where it must not be").isEmpty();
        assertThat(hidden).as("what those do not get to see who may").isEmpty();
    }

    private void declare(Api api, String who, String ties) {
        api.put(
                "/api/register/ties/thurrock",
                "{\"bodies\":[{\"bodyId\":\"thurrock-council\",\"ties\":[" + ties + "]}]}",
                people.get(who).headers());
    }

    private static boolean hasPanel(CanaryReport report) {
        return report.mode() != IdentityMode.ANONYMOUS_EVIDENCE;
    }

    /** As far as a case of its kind goes before its panel meets. */
    private void handle(Api api, CanaryReport report) {
        Map<String, String> officer = people.get(OFFICER).headers();
        String search = "/api/cases?q=" + report.reference();
        await("the case of " + report.reference())
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> !api.get(search, officer).get("items").isEmpty());
        String id = api.get(search, officer).get("items").get(0).get("caseId").asString();
        cases.put(report, id);
        String statement = report.mode() == IdentityMode.CONFIDENTIAL
                ? ",\"statementForBody\":\"Nobody was consulted before the decision.\",\"wordingAgreed\":true"
                : "";
        api.post("/api/cases/" + id + "/acknowledgement", "{}", officer);
        api.post(
                "/api/cases/" + id + "/triage",
                "{\"result\":\"" + (hasPanel(report) ? "ACCEPT" : "EVIDENCE_ONLY") + "\",\"severity\":\"SECTOR_WIDE\","
                        + "\"urgency\":\"NORMAL\",\"undertakings\":[\"NC10-2.4\"],\"reason\":\"No consultation.\""
                        + statement + "}",
                officer);
        if (hasPanel(report)) {
            api.post(
                    "/api/cases/" + id + "/reply",
                    "{\"text\":\"We are willing to talk.\",\"position\":\"EXPLAINS\"}",
                    people.get(CONTACT).headers());
            api.post(
                    "/api/cases/" + id + "/panel",
                    "{\"members\":[{\"personId\":\"sample-thurrock-member-1\",\"sector\":\"STATUTORY\",\"conflict\":false},"
                            + "{\"personId\":\"sample-thurrock-member-3\",\"sector\":\"VCS\",\"conflict\":false}]}",
                    officer);
        }
    }

    private CanaryReport report(IdentityMode mode) {
        return cases.keySet().stream()
                .filter(each -> each.mode() == mode)
                .findFirst()
                .orElseThrow();
    }

    private void openName(Api api, CanaryReport report) {
        String openings = "/api/reports/" + report.reportId() + "/content/openings";
        for (String other : List.of(CHAIR, TIED, MEMBER, CONTACT, ADMIN)) {
            String answer = api.wholePost(openings, WHY, people.get(other).headers());
            assertThat(answer).as("opening by " + other).startsWith("4");
            judge(other + ", who may not open,", answer, each -> false);
        }
        api.post(openings, WHY, people.get(OFFICER).headers());
    }

    private Set<String> look(String who, Places places, Function<CanaryReport, Viewer> as) {
        return look(people.get(who), places, as);
    }

    /** @return what was rightly seen; each thing that may be seen has to be, in the API and on a page */
    private Set<String> look(Onlooker who, Places places, Function<CanaryReport, Viewer> as) {
        Set<String> inTheApi = new TreeSet<>();
        Set<String> onPages = new TreeSet<>();
        who.look(places)
                .forEach((where, text) -> judge(who.who() + " at " + where, text, canary -> {
                    boolean may = maySee(canary, as);
                    if (may) {
                        (where.startsWith("page ") ? onPages : inTheApi).add(canary.toString());
                    }
                    return may;
                }));
        Set<String> all = new TreeSet<>();
        canaries.all().stream().filter(each -> maySee(each, as)).forEach(each -> all.add(each.toString()));
        all.stream().filter(each -> !inTheApi.contains(each)).forEach(each -> hidden.add(who.who() + ", API: " + each));
        all.stream().filter(each -> !onPages.contains(each)).forEach(each -> hidden.add(who.who() + ", page: " + each));
        return all;
    }

    private boolean maySee(Canaries.Canary canary, Function<CanaryReport, Viewer> as) {
        CanaryReport report = report(canary.mode());
        return WhoSees.of(as.apply(report), canary.mode(), canary.part(), report.consents());
    }

    private void awaitWhatFollows(Api api) {
        List<String> reporters = cases.keySet().stream()
                .filter(each -> each.mode() != IdentityMode.ANONYMOUS_EVIDENCE)
                .map(CanaryReport::email)
                .toList();
        await("receipt, acknowledgement and decision by mail, to each")
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> {
                    List<String> writtenTo = new ArrayList<>();
                    api.get("/api/mailbox?limit=100", Map.of())
                            .get("items")
                            .forEach(mail -> writtenTo.add(mail.get("to").asString()));
                    return reporters.stream().allMatch(each -> Collections.frequency(writtenTo, each) >= 3);
                });
        String named = "/api/reports/" + report(IdentityMode.NAMED).reportId() + "/content";
        await("the body may read the named report")
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> api.whole(named, people.get(CONTACT).headers()).startsWith("200"));
        await("the evidence counts the reports")
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> api.get(
                                "/api/evidence/summary", people.get(ANALYST).headers())
                        .toString()
                        .contains("CONSULT_NONE"));
    }

    /** An address is where a mail goes to, and nowhere else in it. */
    private void readMails(Api api) {
        JsonNode mails = api.get("/api/mailbox?limit=100", Map.of());
        assertThat(mails.get("count").asInt()).as("mails, all on one page").isLessThan(100);
        for (JsonNode mail : mails.get("items")) {
            String subject = "mail " + mail.get("subject").asString();
            ((ObjectNode) mail).properties().forEach(part -> {
                boolean to = part.getKey().equals("to");
                judge(
                        subject + ", " + part.getKey(),
                        part.getValue().asString(),
                        each -> to && each.field().equals(Canaries.EMAIL) && maybeWrittenTo(each));
            });
        }
    }

    private static boolean maybeWrittenTo(Canaries.Canary address) {
        return address.mode() != IdentityMode.ANONYMOUS_EVIDENCE;
    }

    /**
     * Every file that the system has written. That the id of a report, or the address in a mail, is found in each part shows that the
     * search can read it.
     */
    private void search(Path data, CanaryReport report) throws IOException {
        Set<String> read = new TreeSet<>();
        StringBuilder securityLog = new StringBuilder();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = data.relativize(file).toString();
                // these two hold numbers alone, and are large
                if (!name.endsWith(".index") && !name.endsWith(".timeindex")) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    boolean mail = name.startsWith("mail/");
                    judge(
                            "file " + name,
                            text,
                            each -> mail && each.field().equals(Canaries.EMAIL) && maybeWrittenTo(each));
                    if (name.startsWith("security-log/")) {
                        securityLog.append(text);
                    }
                    if (text.contains(report.reportId()) || mail && text.contains(report.email())) {
                        read.add(name.split("[/.]")[0]);
                    }
                }
            }
        }
        assertThat(read).contains("documents", "engine", "kafka", "mail", "security-log");
        assertThat(securityLog.toString().lines())
                .as("who declared which ties")
                .anyMatch(line -> line.contains("\"register.declareMyTies\"") && line.contains("\"thurrock\""));
    }

    private void judge(String where, String text, Predicate<Canaries.Canary> allowed) {
        canaries.in(text).stream().filter(each -> !allowed.test(each)).forEach(each -> leaks.add(where + ": " + each));
        canaries.encodedIn(text).forEach(each -> leaks.add(where + ": " + each));
    }
}
