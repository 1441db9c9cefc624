package redress.portal.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.platform.sealing.Keyset;
import redress.portal.pages.Fingerprints;
import redress.portal.pages.PageSecret;
import redress.portal.pages.Seal;
import redress.portal.pages.Secrets;
import redress.portal.sharing.DraftLinks.Kind;
import redress.testkit.backends.TestDocuments;

/** Links to drafts against a store. */
class DraftLinksIT {

    @RegisterExtension
    private static final TestDocuments STORE = new TestDocuments();

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String HERE = Secrets.fresh();
    private static final String THERE = Secrets.fresh();
    private final String draft = Secrets.fresh();
    private final DraftLinks links = at(Duration.ZERO, 0);

    @BeforeEach
    void fresh() {
        STORE.clear();
    }

    @Test
    void leadToTheDraftUntilTheyAreUsed() {
        String link = links.make(Kind.RESUME, draft);
        assertThat(links.draft(Kind.RESUME, link)).hasValue(draft);
        assertThat(links.draft(Kind.RESUME, link)).as("looked at again").hasValue(draft);
        assertThat(links.use(link, HERE)).isTrue();
        assertThat(links.use(link, THERE)).as("a second time").isFalse();
        assertThat(links.use(link, "")).as("without a cookie").isFalse();
        assertThat(links.draft(Kind.RESUME, link)).isEmpty();
        assertThat(links.draft(Kind.RESUME, link, THERE)).isEmpty();
        assertThat(links.present(Kind.RESUME, draft)).as("one that can be used").isEmpty();
    }

    /** The answer to the first time may be lost on its way. */
    @Test
    void canBeUsedAgainForTenMinutesByTheSameBrowser() {
        String link = links.make(Kind.RESUME, draft);
        links.use(link, HERE);
        assertThat(links.draft(Kind.RESUME, link, HERE)).hasValue(draft);
        DraftLinks nearly = at(DraftLinks.REPEATABLE.minusSeconds(1), 0);
        assertThat(nearly.use(link, HERE)).isTrue();
        assertThat(nearly.draft(Kind.RESUME, link, HERE)).hasValue(draft);
        DraftLinks late = at(DraftLinks.REPEATABLE, 0);
        assertThat(late.use(link, HERE)).as("ten minutes from the first time").isFalse();
        assertThat(late.draft(Kind.RESUME, link, HERE)).isEmpty();
    }

    @Test
    void cannotBeUsedAgainByABrowserThatHasNoCookie() {
        String link = links.make(Kind.RESUME, draft);
        assertThat(links.use(link, "")).isTrue();
        assertThat(links.use(link, "")).isFalse();
        assertThat(links.draft(Kind.RESUME, link, "")).isEmpty();
    }

    @Test
    void areFreshHoweverTheOneBeforeWasUsed() {
        links.use(links.make(Kind.RESUME, draft), HERE);
        String next = links.make(Kind.RESUME, draft);
        assertThat(links.draft(Kind.RESUME, next)).hasValue(draft);
        assertThat(links.use(next, THERE)).isTrue();
    }

    @Test
    void workAgainWhereTheNextCameToNobody() {
        String first = links.make(Kind.RESUME, draft);
        Optional<StoredLink> former = links.stored(Kind.RESUME, draft);
        String lost = links.make(Kind.RESUME, draft);
        links.putBack(lost, former);
        assertThat(links.draft(Kind.RESUME, first)).hasValue(draft);
        assertThat(links.draft(Kind.RESUME, lost)).isEmpty();
        String third = links.make(Kind.RESUME, draft);
        links.putBack(lost, former);
        assertThat(links.draft(Kind.RESUME, third))
                .as("made by another portal meanwhile")
                .hasValue(draft);
    }

    @Test
    void leaveNothingWhereTheFirstCameToNobody() {
        Optional<StoredLink> none = links.stored(Kind.RESUME, draft);
        links.putBack(links.make(Kind.RESUME, draft), none);
        assertThat(STORE.mongo().findAll(Document.class, "portal_draft_links")).isEmpty();
    }

    @Test
    void stayUsedWhereTheNextCameToNobody() {
        String used = links.make(Kind.RESUME, draft);
        links.use(used, HERE);
        Optional<StoredLink> former = links.stored(Kind.RESUME, draft);
        links.putBack(links.make(Kind.RESUME, draft), former);
        assertThat(links.draft(Kind.RESUME, used, THERE)).isEmpty();
        assertThat(links.use(used, THERE)).isFalse();
    }

    @Test
    void endWithTheNextOneOfTheirKind() {
        String first = links.make(Kind.RESUME, draft);
        String shown = links.make(Kind.SHOW, draft);
        String second = links.make(Kind.RESUME, draft);
        assertThat(links.draft(Kind.RESUME, first)).isEmpty();
        assertThat(links.use(first, HERE)).isFalse();
        assertThat(links.draft(Kind.RESUME, second)).hasValue(draft);
        assertThat(links.draft(Kind.SHOW, shown)).hasValue(draft);
    }

    @Test
    void areGoodForWhatTheyWereMadeFor() {
        assertThat(links.draft(Kind.RESUME, links.make(Kind.SHOW, draft))).isEmpty();
        assertThat(links.draft(Kind.SHOW, links.make(Kind.RESUME, draft))).isEmpty();
    }

    @Test
    void lastAWeekAndAFortnight() {
        String resume = links.make(Kind.RESUME, draft);
        String show = links.make(Kind.SHOW, draft);
        DraftLinks nearly = at(Duration.ofDays(7).minusSeconds(1), 0);
        assertThat(nearly.draft(Kind.RESUME, resume)).hasValue(draft);
        assertThat(at(Duration.ofDays(7), 0).draft(Kind.RESUME, resume)).isEmpty();
        assertThat(at(Duration.ofDays(14).minusSeconds(1), 0).draft(Kind.SHOW, show))
                .hasValue(draft);
        assertThat(at(Duration.ofDays(14), 0).draft(Kind.SHOW, show)).isEmpty();
        assertThat(at(Duration.ofDays(14), 0).present(Kind.SHOW, draft)).isEmpty();
    }

    @Test
    void canBeShownAgainToWhoeverHasTheDraftAndBeWithdrawn() {
        assertThat(links.present(Kind.SHOW, draft)).isEmpty();
        String link = links.make(Kind.SHOW, draft);
        assertThat(links.present(Kind.SHOW, draft)).hasValue(link);
        links.end(Kind.SHOW, draft);
        assertThat(links.present(Kind.SHOW, draft)).isEmpty();
        assertThat(links.draft(Kind.SHOW, link)).isEmpty();
    }

    @Test
    void areNotInTheStoreAndNeitherIsTheDraft() {
        String link = links.make(Kind.RESUME, draft);
        String stored =
                STORE.mongo().findAll(Document.class, "portal_draft_links").toString();
        assertThat(stored).doesNotContain(draft, link, link.substring(43));
        assertThat(at(Duration.ZERO, 1).draft(Kind.RESUME, link))
                .as("with another portal's key")
                .isEmpty();
    }

    @Test
    void cannotBeGuessedFromOneThatIsKnown() {
        String link = links.make(Kind.RESUME, draft);
        char last = link.charAt(85) == 'A' ? 'E' : 'A';
        for (String other : List.of("", link.substring(1), link + "A", link.substring(0, 85) + last, "x".repeat(86))) {
            assertThat(links.draft(Kind.RESUME, other)).as(other).isEqualTo(Optional.empty());
        }
    }

    @Test
    void areTakenOutOfTheStoreOnceTheyHaveExpired() {
        links.make(Kind.RESUME, draft);
        at(Duration.ofDays(8), 0).make(Kind.RESUME, Secrets.fresh());
        assertThat(STORE.mongo().findAll(Document.class, "portal_draft_links")).hasSize(1);
    }

    /** First both portals know the new key, then one after the other makes links with it, then the old key goes. */
    @Test
    void stayGoodWhileTheKeyIsChanged() {
        DraftLinks prepared = at(Duration.ZERO, Keyset.parseTexts("key", "1:before,2:after"));
        DraftLinks changed = at(Duration.ZERO, Keyset.parseTexts("key", "2:after,1:before"));
        DraftLinks done = at(Duration.ZERO, Keyset.parseTexts("key", "2:after"));
        String first = at(Duration.ZERO, Keyset.parseTexts("key", "before")).make(Kind.RESUME, draft);
        for (DraftLinks portal : List.of(prepared, changed)) {
            assertThat(portal.draft(Kind.RESUME, first)).hasValue(draft);
            assertThat(portal.present(Kind.RESUME, draft)).hasValue(first);
        }
        assertThat(changed.use(first, HERE)).isTrue();
        assertThat(prepared.draft(Kind.RESUME, first, HERE))
                .as("the same browser at the other portal")
                .hasValue(draft);
        assertThat(prepared.use(first, THERE)).isFalse();

        String second = changed.make(Kind.RESUME, draft);
        assertThat(STORE.mongo().findAll(Document.class, "portal_draft_links"))
                .as("still one of its kind")
                .hasSize(1);
        assertThat(prepared.draft(Kind.RESUME, second)).hasValue(draft);
        assertThat(done.draft(Kind.RESUME, second)).hasValue(draft);
        assertThat(done.draft(Kind.RESUME, first)).isEmpty();
        String third = prepared.make(Kind.RESUME, draft);
        assertThat(changed.present(Kind.RESUME, draft)).hasValue(third);
        changed.end(Kind.RESUME, draft);
        assertThat(prepared.present(Kind.RESUME, draft)).isEmpty();
    }

    @Test
    void workAgainUnderTheKeyBeforeWhereTheNextCameToNobody() {
        String first = at(Duration.ZERO, Keyset.parseTexts("key", "before")).make(Kind.RESUME, draft);
        DraftLinks changed = at(Duration.ZERO, Keyset.parseTexts("key", "2:after,1:before"));
        Optional<StoredLink> former = changed.stored(Kind.RESUME, draft);
        String lost = changed.make(Kind.RESUME, draft);
        changed.putBack(lost, former);
        assertThat(changed.present(Kind.RESUME, draft)).hasValue(first);
        assertThat(changed.draft(Kind.RESUME, lost)).isEmpty();
        String third = changed.make(Kind.RESUME, draft);
        changed.putBack(lost, former);
        assertThat(changed.present(Kind.RESUME, draft))
                .as("made by another portal meanwhile")
                .hasValue(third);
    }

    private static DraftLinks at(Duration later, int key) {
        byte[] secret = new byte[32];
        secret[0] = (byte) key;
        return at(later, Keyset.of(secret));
    }

    private static DraftLinks at(Duration later, Keyset secrets) {
        return new DraftLinks(
                STORE.mongo(),
                new PageSecret() {
                    @Override
                    public Seal seal(String purpose) {
                        return new Seal(secrets, purpose);
                    }

                    @Override
                    public Fingerprints fingerprints(String purpose) {
                        return new Fingerprints(secrets, purpose);
                    }
                },
                Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }
}
