package redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.invocation.InvocationOnMock;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import redress.notification.ledger.Ledger;
import redress.notification.ledger.LedgerSamples;
import redress.notification.ledger.Notice;
import redress.notification.ledger.State;
import redress.notification.people.SamplePeople;
import redress.notification.templates.Policy;
import redress.notification.templates.TemplateSamples;
import redress.testkit.backends.TestDocuments;

/** A courier whose store gives no answer to the mark of a notice: nobody knows then whether the mark is there. */
class CourierIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration SOON = Duration.ofMillis(40);

    private final FaultySmtp smtp = new FaultySmtp();
    private final MongoTemplate store = spy(STORE.mongo());
    private final Ledger ledger = LedgerSamples.ledger(store, event -> {});
    private final Courier courier = courier();

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @AfterEach
    void stop() {
        courier.rest();
        smtp.close();
    }

    @Test
    void putsBackWhatItsOwnMarkHolds() {
        Notice notice = owed();
        noAnswerToTheNextWrite(true);
        assertThatThrownBy(() -> courier.carry(List.of(notice), 8))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(stored(notice).state()).isEqualTo(State.SENDING);

        courier.settle();

        assertThat(stored(notice).state()).isEqualTo(State.RETRY);
        courier.carry(List.of(stored(notice)), 8);
        assertThat(stored(notice).state()).isEqualTo(State.SENT);
        assertThat(smtp.taken()).hasSize(1);
    }

    @Test
    void leavesToAnotherWorkerWhatThatOneHasMarkedMeanwhile() {
        Notice notice = owed();
        Notice theirs = stored(notice);
        noAnswerToTheNextWrite(false);
        assertThatThrownBy(() -> courier.carry(List.of(notice), 8))
                .isInstanceOf(DataAccessResourceFailureException.class);
        theirs.sending("here", CLOCK.instant().plus(Courier.LEASE));
        ledger.save(List.of(theirs));

        courier.settle();

        assertThat(stored(notice).state()).isEqualTo(State.SENDING);
        assertThat(smtp.taken()).isEmpty();
    }

    private void noAnswerToTheNextWrite(boolean written) {
        doAnswer(call -> silent((BulkOperations) call.callRealMethod(), written))
                .doAnswer(InvocationOnMock::callRealMethod)
                .when(store)
                .bulkOps(any(BulkOperations.BulkMode.class), eq(Notice.class));
    }

    private static BulkOperations silent(BulkOperations bulk, boolean written) {
        BulkOperations silent = spy(bulk);
        doAnswer(call -> {
                    if (written) {
                        call.callRealMethod();
                    }
                    throw new DataAccessResourceFailureException("no answer");
                })
                .when(silent)
                .execute();
        return silent;
    }

    private Notice owed() {
        Notice notice = LedgerSamples.notice(
                "event-1", LedgerSamples.OFFICER, "case-new", Policy.AT_MOST_ONCE, CLOCK.instant());
        ledger.owe(List.of(notice));
        return notice;
    }

    private Notice stored(Notice notice) {
        return LedgerSamples.read(ledger, notice.id()).orElseThrow();
    }

    private Courier courier() {
        DeliveryProperties properties =
                new DeliveryProperties("here", 2, 8, SOON, SOON, Duration.ofDays(1), SOON, SOON, SOON);
        LetterProperties letters =
                new LetterProperties("redress@redress.example", "redress.example", "https://redress.example");
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(smtp.port());
        Courier.Tools tools = new Courier.Tools(
                ledger,
                SamplePeople.thurrock(),
                new LetterWriter(TemplateSamples.templates(), letters),
                properties,
                new Outage(properties, CLOCK),
                new Courier.Clocks(CLOCK, CLOCK));
        return new Courier(tools, new MailLine(mail, letters.from()));
    }
}
