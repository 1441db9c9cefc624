package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.intake.Caller.key;
import static redress.intake.Caller.path;
import static redress.intake.Caller.receipt;
import static redress.intake.Caller.token;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redress.events.codes.IdentityMode;
import redress.events.disclosure.Part;
import redress.events.disclosure.Viewer;
import redress.events.intake.Consents;
import redress.intake.Caller.Answer;
import redress.intake.stripping.SampleFiles;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who sees what of a report, cell by cell as {@code docs/access.md} says it, against intake as it answers. */
class WhoSeesIT {

    private static final RunningIntake INTAKE = RunningIntake.shared();
    private static final Caller CALLER = new Caller(INTAKE.base());
    private static final String CHAIR = "compact/thurrock/chair";

    /** What shows that a part was shown. */
    private static final Map<Part, List<String>> MARKS = marks();

    private static Map<Part, List<String>> marks() {
        Map<Part, List<String>> marks = new EnumMap<>(Part.class);
        marks.put(Part.ORGANISATION, List.of("Mark Group"));
        marks.put(
                Part.ORGANISATION_DETAILS, List.of("Mark-Number", "Mark Size", "Mark Kind", "Mark Served", "ZZ9 9ZZ"));
        marks.put(
                Part.CONTACT,
                List.of(
                        "Mark Person",
                        "Mark Role",
                        "mark@sample-group.example",
                        "01632960999",
                        "Mark Way",
                        "Mark Help"));
        marks.put(Part.ACCOUNT, List.of("Mark account"));
        marks.put(Part.OTHER_TEXTS, List.of("Mark team", "Mark done", "Mark remedy"));
        marks.put(Part.WHY_WITHHELD, List.of("Mark why"));
        marks.put(Part.MONEY, List.of("61237"));
        marks.put(Part.DETAILS, List.of("\"moneyAtStake\"", "\"peopleAffected\"", "\"categories\""));
        return marks;
    }

    static Stream<Arguments> modesAndConsents() {
        return Stream.of(IdentityMode.NAMED, IdentityMode.CONFIDENTIAL, IdentityMode.ANONYMOUS_EVIDENCE)
                .flatMap(mode -> Stream.of(true, false)
                        .flatMap(body -> Stream.of(true, false).map(group -> Arguments.of(mode, body, group))));
    }

    @ParameterizedTest
    @MethodSource("modesAndConsents")
    void showsEachViewerWhatTheTableGivesThem(IdentityMode mode, boolean withBody, boolean withGroup) {
        String file = upload();
        Answer filed = CALLER.file(key(), form(mode, withBody, withGroup, file).toString());
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        String id = filed.json().get("reportId").asString();
        Consents consents = new Consents(withBody && mode == IdentityMode.NAMED, withGroup, true, false);
        boolean somethingToOpen = mode != IdentityMode.NAMED || !withGroup;

        SoftAssertions cells = new SoftAssertions();
        check(cells, Viewer.STEERING_GROUP, mode, consents, id, file, "sample-chair", CHAIR);
        check(cells, Viewer.STEERING_GROUP, mode, consents, id, file, "sample-vice", "compact/thurrock/vice-chair");
        check(cells, Viewer.STEERING_GROUP, mode, consents, id, file, StubRegister.OFFICER, "compact/thurrock/officer");
        check(cells, Viewer.TIED, mode, consents, id, file, StubRegister.TIED, CHAIR);
        check(cells, Viewer.PANEL, mode, consents, id, file, StubRegister.SEATED, "compact/thurrock/member");
        check(cells, Viewer.OTHERS, mode, consents, id, file, "sample-member", "compact/thurrock/member");
        for (String other : List.of(
                "compact/essex/officer",
                "compact/essex/chair",
                "body/essex-council/contact",
                "national/england/officer",
                "national/england/analyst",
                "national/england/admin",
                "service/notification")) {
            check(cells, Viewer.OTHERS, mode, consents, id, file, "sample-other", other);
        }
        if (somethingToOpen) {
            assertThat(open(id, StubRegister.OFFICER, "compact/thurrock/officer")
                            .status())
                    .isEqualTo(201);
            check(cells, Viewer.OPENER, mode, consents, id, file, StubRegister.OFFICER, "compact/thurrock/officer");
            check(cells, Viewer.STEERING_GROUP, mode, consents, id, file, "sample-chair", CHAIR);
        }
        check(cells, Viewer.OTHERS, mode, consents, id, file, "sample-contact", "body/thurrock-council/contact");
        INTAKE.register().says("sample-contact", "BODY");
        INTAKE.register().says("sample-two-hats", "BODY");
        check(cells, Viewer.BODY, mode, consents, id, file, "sample-contact", "body/thurrock-council/contact");
        check(cells, Viewer.BODY, mode, consents, id, file, "sample-two-hats", "body/thurrock-council/contact", CHAIR);
        INTAKE.register().says("sample-contact", null);
        reporter(cells, mode, consents, filed.json(), file, somethingToOpen);
        cells.assertAll();
    }

    private static void check(
            SoftAssertions cells,
            Viewer viewer,
            IdentityMode mode,
            Consents consents,
            String id,
            String file,
            String person,
            String... grants) {
        String text = content(id, person, grants).text();
        cells(cells, viewer, mode, consents, text);
        cells.assertThat(text.contains("\"openings\""))
                .as("%s, %s, %s: openings", viewer, mode, consents)
                .isEqualTo(AccessDocument.shows(viewer, mode, Part.OPENINGS, consents));
        files(
                cells,
                viewer,
                mode,
                consents,
                text,
                CALLER.get(
                        "/api/reports/" + id + "/content/attachments/" + file,
                        token(Backends.shared().tokens().person(person, grants))));
    }

    /** The original holds who took the picture. */
    private static void files(
            SoftAssertions cells, Viewer viewer, IdentityMode mode, Consents consents, String content, Answer file) {
        boolean original = AccessDocument.shows(viewer, mode, Part.FILES_ORIGINAL, consents);
        boolean any = original || AccessDocument.shows(viewer, mode, Part.FILES_STRIPPED, consents);
        String cell = "%s, %s, %s".formatted(viewer, mode, consents);
        cells.assertThat(content.contains("\"attachmentId\""))
                .as(cell + ": list of files")
                .isEqualTo(any);
        cells.assertThat(content.contains("mark-photo.jpg"))
                .as(cell + ": name of the file")
                .isEqualTo(original);
        cells.assertThat(file.status()).as(cell + ": file").isEqualTo(any ? 200 : 404);
        cells.assertThat(new String(file.body(), StandardCharsets.ISO_8859_1).contains(SampleReports.CANARY))
                .as(cell + ": who made the file")
                .isEqualTo(original);
    }

    private static void cells(SoftAssertions cells, Viewer viewer, IdentityMode mode, Consents consents, String text) {
        MARKS.forEach((part, marks) -> marks.stream()
                .forEach(mark -> cells.assertThat(text.contains(mark))
                        .as("%s, %s, %s: %s by %s", viewer, mode, consents, part, mark)
                        .isEqualTo(AccessDocument.shows(viewer, mode, part, consents))));
    }

    private static void reporter(
            SoftAssertions cells,
            IdentityMode mode,
            Consents consents,
            JsonNode filed,
            String file,
            boolean somethingToOpen) {
        Answer own = CALLER.get(path(filed), receipt(filed));
        cells(cells, Viewer.REPORTER, mode, consents, own.text());
        files(
                cells,
                Viewer.REPORTER,
                mode,
                consents,
                own.text(),
                CALLER.get(path(filed) + "/attachments/" + file, receipt(filed)));
        boolean openings = AccessDocument.shows(Viewer.REPORTER, mode, Part.OPENINGS, consents);
        cells.assertThat(own.json().at("/openers/openings").size())
                .as("%s, %s: openings", mode, consents)
                .isEqualTo(openings && somethingToOpen ? 1 : 0);
    }

    private static Answer content(String id, String person, String... grants) {
        return CALLER.get(
                "/api/reports/" + id + "/content",
                token(Backends.shared().tokens().person(person, grants)));
    }

    private static Answer open(String id, String person, String grant) {
        return CALLER.post(
                "/api/reports/" + id + "/content/openings",
                "{\"reason\":\"TRIAGE\"}",
                token(Backends.shared().tokens().person(person, grant)));
    }

    private static String upload() {
        return CALLER.upload("/api/attachments", "mark-photo.jpg", SampleFiles.photo())
                .json()
                .get("attachmentId")
                .asString();
    }

    private static ObjectNode form(IdentityMode mode, boolean withBody, boolean withGroup, String file) {
        ObjectNode form = SampleReports.thurrock()
                .put("identityMode", mode.name())
                .put("identityReason", "Mark why")
                .put("team", "Mark team")
                .put("whatHappened", "Mark account of a decision that was made without a word to anybody before it.")
                .put("alreadyDone", "Mark done")
                .put("remedyText", "Mark remedy")
                .put("moneyAmountPounds", 61_237);
        form.putArray("attachmentIds").add(file);
        form.remove(List.of("organisation", "contact"));
        if (mode != IdentityMode.ANONYMOUS_EVIDENCE) {
            form.putObject("organisation")
                    .put("name", "Mark Group")
                    .put("charityNumber", "Mark-Number")
                    .put("sizeBand", "Mark Size")
                    .put("type", "Mark Kind")
                    .put("equalityFocus", "Mark Served")
                    .put("postcode", "ZZ9 9ZZ");
            form.putObject("contact")
                    .put("name", "Mark Person")
                    .put("role", "Mark Role")
                    .put("email", "mark@sample-group.example")
                    .put("phone", "01632960999")
                    .put("preferred", "Mark Way")
                    .put("adjustments", "Mark Help");
        }
        form.putObject("consents")
                .put("shareWithBody", withBody)
                .put("shareWithSteeringGroup", withGroup)
                .put("nationalUse", true)
                .put("publishSummary", false);
        return form;
    }
}
