package redress.notification.delivery;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import redress.notification.due.SampleDue;
import redress.notification.ledger.Addressee;
import redress.notification.ledger.Ledger;
import redress.notification.ledger.LedgerSamples;
import redress.notification.ledger.Notice;
import redress.notification.ledger.NoticesOwed;
import redress.notification.ledger.State;
import redress.notification.people.SamplePeople;
import redress.notification.templates.TemplateSamples;
import redress.platform.time.SettableClock;
import redress.testkit.backends.TestDocuments;

/** Workers over a ledger of their own and a mail server that fails as it is told. */
abstract class DeliveryScene {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    static final LetterProperties LETTERS =
            new LetterProperties("redress@redress.example", "redress.example", "https://redress.example");
    static final Clock REAL = Clock.systemUTC();
    static final Duration SOON = Duration.ofMillis(40);

    /** Longer than a notice is left to its own instance: one that a worker has let go is taken up again after that. */
    static final Duration LONGEST = Notice.OWN.multipliedBy(3);

    /** How long the mail server may be silent: far longer than a loaded machine stalls. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    @TempDir
    Path journals;

    final SettableClock clock = new SettableClock(Duration.ZERO);
    final SamplePeople people = SamplePeople.thurrock();
    final SampleDue due = new SampleDue();
    final FaultySmtp smtp = new FaultySmtp();
    final List<Couriers> running = new ArrayList<>();
    final Ledger ledger = LedgerSamples.ledger(STORE.mongo(), event -> tell((NoticesOwed) event));

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @AfterEach
    void stop() {
        running.forEach(Couriers::stop);
        smtp.close();
    }

    Notice owe(String eventId, Addressee addressee) {
        Notice notice = LedgerSamples.notice(eventId, addressee, "case-new", REAL.instant());
        ledger.owe(List.of(notice));
        return notice;
    }

    /** Each instance has notices of its own in hand, as if it were alone in its process. */
    void tell(NoticesOwed owed) {
        running.forEach(each -> each.on(
                new NoticesOwed(owed.notices().stream().map(this::stored).toList())));
    }

    void start(String instance) {
        start(instance, Duration.ofDays(1), SILENCE);
    }

    void start(String instance, Duration keepTrying, Duration silence) {
        start(instance, keepTrying, silence, clock);
    }

    void start(String instance, Duration keepTrying, Duration silence, Clock real) {
        start(
                new DeliveryProperties(instance, 2, 8, SOON, SOON, keepTrying, SOON, SOON, SOON, journals),
                silence,
                real);
    }

    void start(DeliveryProperties properties, Duration silence, Clock real) {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(smtp.port());
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            mail.getJavaMailProperties().setProperty("mail.smtp." + limit, Long.toString(silence.toMillis()));
        }
        Courier.Tools tools = new Courier.Tools(
                ledger,
                new Matters(people, due),
                new LetterWriter(TemplateSamples.templates(), SampleDue.words(), LETTERS),
                properties,
                new Outage(properties, real),
                new AddressShares(properties.receiptsADay()),
                Journal.at(properties.journalFile()),
                new Courier.Clocks(real, Clock.fixed(Instant.parse("2026-03-31T10:00:00Z"), java.time.ZoneOffset.UTC)));
        Couriers couriers = new Couriers(tools, () -> new MailLine(mail, LETTERS.from()));
        running.add(couriers);
        couriers.start();
    }

    void awaitState(Notice notice, State state) {
        await(notice.id() + " is " + state)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stored(notice).state() == state);
    }

    long copiesOf(Notice notice) {
        return smtp.taken().stream()
                .filter(mail -> mail.contains(notice.id() + "@"))
                .count();
    }

    Notice stored(Notice notice) {
        return LedgerSamples.read(ledger, notice.id()).orElseThrow();
    }
}
