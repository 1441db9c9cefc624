package redress.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {

    private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

    private static final Map<State, Consumer<Notice>> MOVES = Map.ofEntries(
            Map.entry(State.PENDING, n -> n.again(NOW)),
            Map.entry(State.SENDING, n -> n.sending("here", NOW.plusSeconds(600))),
            Map.entry(State.SENT, n -> n.sent(NOW, NOW)),
            Map.entry(State.RETRY, n -> n.later(Reason.LATER, 451, NOW, NOW.plusSeconds(30))),
            Map.entry(State.FAILED, n -> n.failed(Reason.REFUSED, 550, NOW, NOW)),
            Map.entry(State.UNKNOWN, n -> n.uncertain(NOW, NOW)),
            Map.entry(State.ASIDE, n -> n.aside(NOW)),
            Map.entry(State.WITHHELD, n -> n.withheld(Reason.TOO_MANY, NOW)),
            Map.entry(State.HELD, n -> n.hold("daily", NOW)),
            Map.entry(State.CLAIMED, Notice::claim),
            Map.entry(State.INCLUDED, n -> n.included(NOW)));

    private static final List<State> DAILY = List.of(State.HELD, State.CLAIMED, State.INCLUDED);

    @ParameterizedTest
    @CsvSource({
        "PENDING, SENDING RETRY FAILED WITHHELD ASIDE HELD",
        "RETRY,   SENDING RETRY FAILED WITHHELD ASIDE",
        "SENDING, SENT RETRY FAILED UNKNOWN",
        "FAILED,  PENDING ASIDE",
        "UNKNOWN, PENDING ASIDE",
        "ASIDE,   PENDING",
        "SENT,    ''",
        "WITHHELD, ''",
        "HELD,    CLAIMED PENDING WITHHELD",
        "CLAIMED, INCLUDED PENDING WITHHELD",
        "INCLUDED, ''"
    })
    void goesOnlyWhereTheTableSays(State from, String to) {
        Set<String> allowed = Set.of(to.split(" "));
        for (State next : State.values()) {
            Notice notice = in(from);
            if (allowed.contains(next.name())) {
                MOVES.get(next).accept(notice);
                assertThat(notice.state()).isEqualTo(next);
            } else {
                assertThatIllegalStateException()
                        .isThrownBy(() -> MOVES.get(next).accept(notice));
                assertThat(notice.state()).isEqualTo(from);
            }
        }
    }

    @Test
    void isTheSameForTheSameEventTemplateAndRecipient() {
        assertThat(fresh().id())
                .isEqualTo(fresh().id())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(NoticeKey.of("event-2", "case-new", "sample-thurrock-officer"))
                .isNotEqualTo(NoticeKey.of("event-1", "case-closed", "sample-thurrock-officer"))
                .isNotEqualTo(NoticeKey.of("event-1", "case-new", "sample-thurrock-chair-vcs"));
    }

    @Test
    void announcesWhatBecameOfItInTheSameWrite() {
        assertThat(in(State.SENT).outbox().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.type()).isEqualTo("notice.delivered.v1"));
        assertThat(in(State.FAILED).outbox().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.data()).contains("REFUSED"));
        assertThat(in(State.UNKNOWN).outbox().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.data()).contains("UNCERTAIN"));
        assertThat(in(State.RETRY).outbox().entries()).isEmpty();
    }

    @Test
    void waitsForAPersonInDoubtAndAsksNobodyElse() {
        Notice inDoubt = in(State.UNKNOWN);
        assertThat(inDoubt.work()).isNull();
        assertThat(inDoubt.attention()).isEqualTo("UNKNOWN|" + NOW + "|" + inDoubt.id());
    }

    @Test
    void takesNoMomentThatIsYetToComeForTheOneSinceWhenTheServerSaysLater() {
        Notice notice = fresh();
        notice.later(Reason.LATER, 451, NOW.plus(Duration.ofDays(365)), NOW);
        notice.later(Reason.LATER, 451, NOW, NOW);
        assertThat(notice.laterSince()).isEqualTo(NOW);
    }

    @Test
    void saysSinceWhenItWaitsUntilItIsInHand() {
        Notice notice = fresh();
        Instant first = NOW.plusSeconds(60);
        notice.later(Reason.OWNER_SILENT, null, first, first);
        notice.later(Reason.NOT_REACHED, null, first.plusSeconds(60), first);
        assertThat(notice.attention()).isEqualTo("WAITING|" + NOW.plus(Notice.OWN) + "|" + notice.id());
        notice.sending("here", first);
        assertThat(notice.attention()).isNull();
        notice.later(Reason.LATER, 451, first.plusSeconds(90), first);
        assertThat(notice.attention()).startsWith("WAITING|" + NOW.plus(Notice.OWN));
        notice.failed(Reason.REFUSED, 550, first.plusSeconds(99), first);
        notice.again(first.plusSeconds(200));
        notice.later(Reason.LATER, 451, first.plusSeconds(300), first);
        assertThat(notice.attention()).as("sent again").startsWith("WAITING|" + first.plusSeconds(200));
    }

    @Test
    void waitsSinceNoMomentThatIsYetToCome() {
        Notice notice =
                LedgerSamples.notice("event-1", LedgerSamples.OFFICER, "case-new", NOW.plus(Duration.ofDays(365)));
        notice.later(Reason.OWNER_SILENT, null, NOW, NOW);
        assertThat(notice.attention()).startsWith("WAITING|" + NOW + "|");
    }

    @Test
    void isLeftToItsOwnInstanceAtFirst() {
        assertThat(fresh().workAt()).isEqualTo(NOW.plus(Duration.ofSeconds(30)));
    }

    @Test
    void keepsABoundedNumberOfAttemptsAndTheFirstOfThem() {
        Notice notice = fresh();
        for (int i = 0; i < 500; i++) {
            notice.later(Reason.NOT_REACHED, null, NOW.plusSeconds(i), NOW);
        }
        assertThat(notice.attempts()).hasSize(40);
        assertThat(notice.attempts().get(0).at()).isEqualTo(NOW);
        assertThat(notice.attempts().get(39).at()).isEqualTo(NOW.plusSeconds(499));
    }

    @Test
    void knowsSinceWhenTheMailServerSaysLaterWhateverCameBeforeAndAfter() {
        Notice notice = fresh();
        notice.later(Reason.NOT_REACHED, null, NOW, NOW);
        assertThat(notice.laterSince()).isNull();
        for (int i = 1; i < 100; i++) {
            notice.later(i % 2 == 1 ? Reason.LATER : Reason.NOT_REACHED, null, NOW.plusSeconds(i), NOW);
        }
        assertThat(notice.laterSince()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void forgetsAtAResendSinceWhenTheMailServerSaidLater() {
        Notice notice = fresh();
        notice.later(Reason.LATER, 450, NOW, NOW);
        notice.failed(Reason.REFUSED, 450, NOW, NOW);
        assertThat(notice.laterSince()).isEqualTo(NOW);
        notice.again(NOW.plusSeconds(1));
        assertThat(notice.laterSince()).isNull();
        notice.later(Reason.LATER, 450, NOW.plusSeconds(2), NOW);
        assertThat(notice.laterSince()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void staysAmongThoseThatWaitForADailyMailUntilThatTellsOfIt() {
        Notice notice = in(State.HELD);
        String place = "daily|" + NOW + "|daily|" + notice.id();
        assertThat(notice.work()).isEqualTo(place);
        notice.claim();
        assertThat(notice.work()).isEqualTo(place);
        notice.included(NOW);
        assertThat(notice.work()).isNull();
        assertThat(notice.dailyId()).isEqualTo("daily");
        assertThat(notice.attempts())
                .singleElement()
                .extracting(Attempt::reason)
                .isEqualTo(Reason.IN_DAILY_MAIL);
    }

    @Test
    void isLikeAnyOtherOnceItDoesNotWaitForADailyMail() {
        Notice notice = in(State.HELD);
        notice.alone(NOW);
        assertThat(notice.work()).isEqualTo("due|" + NOW + "|" + notice.id());
        assertThat(notice.dailyId()).isNull();
    }

    private static Notice fresh() {
        return LedgerSamples.notice("event-1", LedgerSamples.OFFICER, "case-new", NOW);
    }

    private static Notice in(State state) {
        Notice notice = fresh();
        if (DAILY.contains(state)) {
            DAILY.subList(0, DAILY.indexOf(state) + 1)
                    .forEach(each -> MOVES.get(each).accept(notice));
            return notice;
        }
        if (!Set.of(State.PENDING, State.RETRY, State.WITHHELD, State.ASIDE).contains(state)) {
            MOVES.get(State.SENDING).accept(notice);
        }
        if (state != State.PENDING && state != State.SENDING) {
            MOVES.get(state).accept(notice);
        }
        return notice;
    }
}
