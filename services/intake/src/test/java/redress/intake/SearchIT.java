package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static redress.intake.Caller.key;
import static redress.intake.Caller.token;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import redress.events.codes.IdentityMode;
import redress.intake.Caller.Answer;
import redress.intake.words.CommonWord;
import redress.intake.words.EnteredWords;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finding reports by words: only what the list would tell the same person, and never who reported in confidence. */
class SearchIT {

    private static final RunningIntake INTAKE = RunningIntake.shared();
    private static final Caller CALLER = new Caller(INTAKE.base());

    private static final Map<String, String> GRANTS = Map.of(
            StubRegister.OFFICER,
            "compact/thurrock/officer",
            "sample-chair",
            "compact/thurrock/chair",
            "sample-vice",
            "compact/thurrock/vice-chair",
            StubRegister.TIED,
            "compact/thurrock/chair",
            StubRegister.SEATED,
            "compact/thurrock/member",
            "sample-contact",
            "body/thurrock-council/contact",
            "sample-without-role",
            "compact/thurrock/chair");

    private static final Set<String> STEER =
            Set.of(StubRegister.OFFICER, "sample-chair", "sample-vice", StubRegister.TIED);

    /** A word that no other report has. */
    private final String word =
            "w" + UuidCreator.getTimeOrderedEpoch().toString().replace("-", "");

    static Stream<Arguments> modesAndConsents() {
        return Stream.of(IdentityMode.NAMED, IdentityMode.CONFIDENTIAL, IdentityMode.ANONYMOUS_EVIDENCE)
                .flatMap(mode -> Stream.of(true, false)
                        .flatMap(body -> Stream.of(true, false).map(group -> Arguments.of(mode, body, group))));
    }

    /** The word stands in the name of the group and, behind another, in what happened; so each part of a label is looked for by itself. */
    @ParameterizedTest
    @MethodSource("modesAndConsents")
    void findsForTheSteeringGroupWhatTheLabelSaysToTheSamePersonAndNothingElse(
            IdentityMode mode, boolean withBody, boolean withGroup) {
        String id =
                filed(mode, withBody, withGroup, "Centre " + word, "Account" + word + " was not asked. Later" + word);
        filed(IdentityMode.NAMED, true, true, "Last " + word, "Nobody told Account" + word + " of it.");
        EnteredWords.of(INTAKE);
        INTAKE.register().says("sample-contact", "BODY");
        for (String person : GRANTS.keySet()) {
            JsonNode label = CALLER.get("/api/reports/labels?reportId=" + id, person(person))
                    .json()
                    .at("/items/0");
            boolean steers = STEER.contains(person);
            assertThat(found(person, word.toUpperCase(Locale.ROOT)).contains(id))
                    .as("%s, by the group: %s", person, label)
                    .isEqualTo(steers && label.has("organisation"));
            assertThat(found(person, "centre " + word).contains(id))
                    .as("%s, by two words", person)
                    .isEqualTo(steers && label.has("organisation"));
            assertThat(found(person, "account" + word).contains(id))
                    .as("%s, by the subject", person)
                    .isEqualTo(steers && label.has("subject"));
            assertThat(found(person, "later" + word)).as("not by the rest").isEmpty();
        }
        INTAKE.register().says("sample-contact", null);
        assertThat(isIndexed(mode)).isEqualTo(mode == IdentityMode.NAMED);
    }

    /** Whether the index holds anything of such a report at all. */
    private boolean isIndexed(IdentityMode mode) {
        String only = "only" + word;
        String id = filed(mode, true, true, "Only " + only, "Only " + only + " was not asked about it.");
        filed(IdentityMode.NAMED, true, true, "After " + word, "Nobody was asked about it.");
        EnteredWords.of(INTAKE);
        return wordsEntered(id) > 0;
    }

    private static long wordsEntered(String id) {
        return INTAKE.bean(MongoTemplate.class).findAll(Document.class, "report_words").stream()
                .filter(entry -> entry.getString("_id").endsWith(id))
                .count();
    }

    @Test
    void entersOfAnAccountOnlyWhatTheSteeringGroupMayRead() {
        String unread = filed(IdentityMode.NAMED, true, false, "Two " + word, "Nobody was asked about it.");
        String read = filed(IdentityMode.NAMED, false, true, "Two " + word, "Nobody was asked about it.");
        EnteredWords.of(INTAKE);
        assertThat(wordsEntered(unread)).as("those of the name").isEqualTo(2);
        assertThat(wordsEntered(read)).isGreaterThan(2);
    }

    @Test
    void keepsNoWordAsItIs() {
        filed(IdentityMode.NAMED, true, true, "Plain " + word, "Nobody was asked about it.");
        EnteredWords.of(INTAKE);
        assertThat(INTAKE.bean(MongoTemplate.class).findAll(Document.class, "report_words"))
                .isNotEmpty()
                .noneMatch(entry ->
                        entry.toString().contains(word) || entry.toString().contains("plain"));
    }

    @ParameterizedTest
    @CsvSource({
        "compact/essex/officer",
        "body/essex-council/contact",
        "national/england/analyst",
        "national/england/admin"
    })
    void findsNothingForThoseWhoWorkElsewhere(String grant) {
        filed(IdentityMode.NAMED, true, true, "Far " + word, "Nobody was asked about it.");
        EnteredWords.of(INTAKE);
        String[] other = token(Backends.shared().tokens().person("sample-chair", grant));
        assertThat(search(word, other).json().get("reportIds")).isEmpty();
        assertThat(found("sample-chair", word)).hasSize(1);
    }

    /** Before the case is put to the body, and whatever the reporter agreed to; also to who may read this very report. */
    @ParameterizedTest
    @CsvSource({
        "BODY, body/thurrock-council/contact",
        ", body/thurrock-council/contact",
        "PANEL, compact/thurrock/member",
        ", compact/thurrock/member",
        "BODY, body/thurrock-council/contact compact/thurrock/member",
        "BODY, body/thurrock-council/contact compact/essex/officer",
        "BODY, body/thurrock-council/contact compact/thurrock/officer",
        "BODY, body/thurrock-council/contact national/england/officer"
    })
    void tellsNobodyElseWhetherAGroupHasReported(@Nullable String role, String grants) {
        String person = "sample-curious";
        String id = filed(IdentityMode.NAMED, true, true, "Quiet " + word, "Nobody was asked about it.");
        EnteredWords.of(INTAKE);
        String[] token = token(Backends.shared().tokens().person(person, grants.split(" ")));
        INTAKE.register().says(person, role);
        try {
            assertThat(seen(word, token))
                    .as("the group that reported, and one that did not")
                    .isEqualTo(seen("x" + word, token))
                    .first()
                    .asString()
                    .contains("\"reportIds\":[]");
            INTAKE.register().triageIsAway(true);
            assertThat(seen(word, token)).as("while triage is away").isEqualTo(seen("x" + word, token));
        } finally {
            INTAKE.register().triageIsAway(false);
            INTAKE.register().says(person, null);
        }
        assertThat(found("sample-chair", word)).containsExactly(id);
    }

    /** What is answered, and what triage was asked for it. */
    private static List<String> seen(String words, String... token) {
        Queue<String> asked = INTAKE.register().rolesAsked;
        asked.clear();
        Answer answer = search(words, token);
        return List.of(
                answer.status() + " " + answer.text().replaceAll("\"instance\":\"[^\"]*\"", ""),
                List.copyOf(asked).toString());
    }

    @Test
    void saysThatThereMayBeMoreWhereEveryWordIsCommon() {
        String usual = "usual" + word;
        String id =
                filed(IdentityMode.NAMED, true, true, "Rare" + word + " " + word, "Nobody asked " + usual + " then.");
        EnteredWords.of(INTAKE);
        try (CommonWord some = new CommonWord(INTAKE, word, "a-body");
                CommonWord others = new CommonWord(INTAKE, usual, "b-body")) {
            JsonNode both = search(word + " " + usual, person("sample-chair")).json();
            assertThat(both.get("reportIds")).isEmpty();
            assertThat(both.get("more").asBoolean()).isTrue();
            assertThat(found("sample-chair", word + " rare" + word)).containsExactly(id);
        }
    }

    /** Nor do lists: what cannot be opened is missing, and all else is there. */
    @Test
    void isNotHeldUpByAReportThatCannotBeOpened() {
        String nameless = filed(IdentityMode.NAMED, true, true, "First " + word, "One" + word + " was not asked.");
        String textless = filed(IdentityMode.NAMED, true, true, "Second " + word, "Two" + word + " was not asked.");
        String closed = filed(IdentityMode.NAMED, true, true, "Third " + word, "Three" + word + " was not asked.");
        String whole = filed(IdentityMode.NAMED, true, true, "Fourth " + word, "Four" + word + " was not asked.");
        spoil("identities", nameless, "fields.ORGANISATION_NAME");
        spoil("reports", textless, "texts.WHAT_HAPPENED");
        spoil("identities", closed, "fields.ORGANISATION_NAME");
        spoil("reports", closed, "texts.WHAT_HAPPENED");
        try {
            EnteredWords.of(INTAKE);
            assertThat(found("sample-chair", word)).containsExactly(whole, textless);
            assertThat(found("sample-chair", "one" + word)).containsExactly(nameless);
            JsonNode labels = CALLER.get(
                            "/api/reports/labels?reportId="
                                    + String.join("&reportId=", nameless, textless, closed, whole),
                            person("sample-chair"))
                    .json()
                    .get("items");
            assertThat(labels.valueStream().map(label -> label.get("reportId").asString()))
                    .containsExactlyInAnyOrder(nameless, textless, whole);
            assertThat(labels.toString())
                    .contains("Second " + word, "Fourth " + word, "One" + word, "Four" + word)
                    .doesNotContain("First", "Two" + word, "Third", "Three");
        } finally {
            MongoTemplate store = INTAKE.bean(MongoTemplate.class);
            store.remove(query(where("_id").in(nameless, textless, closed)), "reports");
            store.remove(query(where("_id").in(nameless, textless, closed)), "identities");
        }
    }

    private static void spoil(String collection, String reportId, String field) {
        INTAKE.bean(MongoTemplate.class)
                .updateFirst(
                        query(where("_id").is(reportId)), Update.update(field, new Binary(new byte[40])), collection);
    }

    @Test
    void refusesWhoIsNotSignedInAndWhatIsNoSearch() {
        assertThat(search(word).status()).isEqualTo(401);
        for (String words : List.of("", "x".repeat(101))) {
            assertThat(search(words, person("sample-chair")).status()).as(words).isEqualTo(422);
        }
        assertThat(found("sample-chair", "the of !")).isEmpty();
    }

    @Test
    void findsNothingWhileTriageDoesNotSayWhoSomebodyIs() {
        filed(IdentityMode.NAMED, true, true, "Away " + word, "Nobody was asked about it.");
        EnteredWords.of(INTAKE);
        INTAKE.register().triageIsAway(true);
        try {
            assertThat(search(word, person("sample-chair")).status()).isEqualTo(503);
            assertThat(search("x" + word, person("sample-chair")).status())
                    .as("by what nobody has written")
                    .isEqualTo(503);
        } finally {
            INTAKE.register().triageIsAway(false);
        }
    }

    private static String filed(IdentityMode mode, boolean withBody, boolean withGroup, String name, String account) {
        ObjectNode form =
                SampleReports.thurrock().put("identityMode", mode.name()).put("whatHappened", account);
        if (mode == IdentityMode.ANONYMOUS_EVIDENCE) {
            form.remove(List.of("organisation", "contact"));
        } else {
            ((ObjectNode) form.get("organisation")).put("name", name);
        }
        ((ObjectNode) form.get("consents"))
                .put("shareWithBody", withBody && mode == IdentityMode.NAMED)
                .put("shareWithSteeringGroup", withGroup);
        Answer filed = CALLER.file(key(), form.toString());
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        return filed.json().get("reportId").asString();
    }

    private static List<String> found(String person, String words) {
        Answer answer = search(words, person(person));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .get("reportIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static Answer search(String words, String... token) {
        return CALLER.post(
                "/api/reports/search",
                Caller.JSON.createObjectNode().put("words", words).toString(),
                token);
    }

    private static String[] person(String person) {
        return token(Backends.shared().tokens().person(person, GRANTS.get(person)));
    }
}
