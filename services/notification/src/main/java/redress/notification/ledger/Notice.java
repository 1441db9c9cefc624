package redress.notification.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.events.codes.NoticeFailure;
import redress.events.notification.NoticeDelivered;
import redress.events.notification.NoticeFailed;
import redress.messaging.outbox.Outbox;
import redress.platform.formats.Format;

/**
 * One mail to one recipient, from the moment it is owed. Knows who is meant by a role and an id, never by an address. Each change of
 * state is saved against the version it was read at, together with the event it causes.
 */
@Document("notices")
@Format(2)
public final class Notice {

    /** So long only the instance that wrote a notice tries to send it; then others take it up too. */
    public static final Duration OWN = Duration.ofSeconds(30);

    /** The first attempt is kept, and the latest; an outage of days makes more than anybody reads. */
    private static final int MOST_ATTEMPTS = 40;

    @Id
    private final String id;

    private final About about;
    private final Addressee addressee;
    private final String template;
    private final Instant owedSince;
    private final Outbox outbox;

    /** What a daily mail tells of; null for any other. */
    private final @Nullable List<Part> parts;

    long version;
    private State state;
    private List<Attempt> attempts;
    private @Nullable Instant laterSince;

    /** When it was first to be tried, or a person had it sent again, by the real clock. */
    private @Nullable Instant waitsSince;

    private @Nullable String mark;

    /** The daily mail for which it waits or that tells of it, else null. */
    private @Nullable String dailyId;

    /**
     * {@code due|<instant>|<id>}, {@code sending|<owner>|<instant>|<id>}, or {@code daily|<instant>|<id of the daily mail>|<id>} by the
     * domain's clock, while there is work to do, else null: the sparse index.
     */
    private @Nullable String work;

    /**
     * {@code FAILED|<instant>|<id>}, {@code UNKNOWN|…} or {@code ASIDE|…} while it is a person's to decide, {@code WAITING|…} with the
     * moment since when while it waits for another try, else null: the other sparse index.
     */
    private @Nullable String attention;

    @PersistenceCreator
    Notice(
            String id,
            About about,
            Addressee addressee,
            String template,
            Instant owedSince,
            Outbox outbox,
            @Nullable List<Part> parts) {
        this.id = id;
        this.about = about;
        this.addressee = addressee;
        this.template = template;
        this.owedSince = owedSince;
        this.outbox = outbox;
        this.parts = parts;
        this.state = State.PENDING;
        this.attempts = new ArrayList<>();
    }

    /**
     * @param owedSince by the domain's clock
     * @param now by the real clock
     */
    public static Notice owed(
            String eventId, About about, Addressee addressee, String template, Instant owedSince, Instant now) {
        return owedAt(eventId, about, addressee, template, owedSince, now.plus(OWN));
    }

    /** @param due by the real clock, not before */
    public static Notice owedAt(
            String eventId, About about, Addressee addressee, String template, Instant owedSince, Instant due) {
        String id = NoticeKey.of(eventId, template, addressee.recipientId());
        Notice notice = new Notice(id, about, addressee, template, owedSince, new Outbox(), null);
        notice.waitsSince = due;
        notice.work = due(due, id);
        return notice;
    }

    /**
     * Waits for the daily mail of its person; said before it is written down.
     *
     * @param dailyId the id of that mail
     * @param moment when that is put together, by the domain's clock
     */
    public void hold(String dailyId, Instant moment) {
        go(State.HELD);
        this.dailyId = dailyId;
        work = "daily|" + moment + "|" + dailyId + "|" + id;
    }

    /**
     * A mail that tells of several notices of one person. Its subject is the Compact of the first, although others may be of other Compacts:
     * each of them says itself what it is about.
     *
     * @param of at least one; the first one's addressee is the person
     */
    public static Notice daily(String id, String template, List<Notice> of, Instant owedSince, Instant now) {
        Notice first = of.get(0);
        String compactId = first.about.compactId();
        Notice daily = new Notice(
                id,
                new About(compactId == null ? first.about.subjectId() : compactId, null, null, null, null, null, null),
                first.addressee,
                template,
                owedSince,
                new Outbox(),
                of.stream().map(Part::of).toList());
        daily.waitsSince = now.plus(OWN);
        daily.work = due(now.plus(OWN), id);
        return daily;
    }

    /** It is to go into its daily mail. It stays among those that wait for it until that is written. */
    public void claim() {
        String stays = work;
        go(State.CLAIMED);
        work = stays;
    }

    /** Its daily mail is written and tells of it. */
    public void included(Instant now) {
        go(State.INCLUDED);
        attempted(new Attempt(now, Reason.IN_DAILY_MAIL, null));
    }

    /** It does not go into a daily mail after all. @param now by the real clock */
    public void alone(Instant now) {
        go(State.PENDING);
        dailyId = null;
        waitsSince = now;
        work = due(now, id);
    }

    /** Called before the end of the text may leave, without which no mail server takes it. @param leaseEnds by the real clock: afterwards others take the worker for lost */
    public void sending(String owner, Instant leaseEnds) {
        go(State.SENDING);
        work = "sending|" + owner + "|" + leaseEnds + "|" + id;
    }

    /** The mail server took it. @param now by the real clock; {@code domainNow} is what the event says */
    public void sent(Instant now, Instant domainNow) {
        go(State.SENT);
        attempted(new Attempt(now, Reason.TAKEN, null));
        outbox.add(
                new NoticeDelivered(
                        id, about.subjectId(), template, addressee.role().name(), domainNow),
                domainNow);
    }

    /** It did certainly not go out. */
    public void later(Reason reason, @Nullable Integer reply, Instant now, Instant nextTry) {
        go(State.RETRY);
        attempted(new Attempt(now, reason, reply));
        if (reason == Reason.LATER && (laterSince == null || laterSince.isAfter(now))) {
            laterSince = now;
        }
        if (waitsSince == null || waitsSince.isAfter(now)) {
            waitsSince = now; // it was not written down yet, or by a clock that was ahead
        }
        work = due(nextTry, id);
        attention = "WAITING|" + waitsSince + "|" + id;
    }

    /** A person wants it tried now; as often as it waits. */
    void atOnce(Instant now) {
        if (!state.isWaiting()) {
            throw new IllegalStateException("a notice that is " + state + " does not wait");
        }
        work = due(now, id);
    }

    /** A person has decided that it is not to be sent. */
    void aside(Instant now) {
        go(State.ASIDE);
        attempted(new Attempt(now, Reason.PUT_ASIDE, null));
        attention = "ASIDE|" + now + "|" + id;
    }

    public void failed(Reason reason, @Nullable Integer reply, Instant now, Instant domainNow) {
        go(State.FAILED);
        attempted(new Attempt(now, reason, reply));
        attention = "FAILED|" + now + "|" + id;
        announce(
                switch (reason) {
                    case NO_ADDRESS -> NoticeFailure.NO_ADDRESS;
                    case UNSAFE -> NoticeFailure.ADDRESS_UNSAFE;
                    default -> NoticeFailure.REFUSED;
                },
                domainNow);
    }

    /** It is not sent; the page shows the same. */
    public void withheld(Reason reason, Instant now) {
        go(State.WITHHELD);
        attempted(new Attempt(now, reason, null));
    }

    /** It may have gone out, so it is not sent again by itself. */
    public void uncertain(Instant now, Instant domainNow) {
        go(State.UNKNOWN);
        attempted(new Attempt(now, Reason.UNCERTAIN, null));
        attention = "UNKNOWN|" + now + "|" + id;
        announce(NoticeFailure.UNCERTAIN, domainNow);
    }

    /** A person has decided that it is to be sent again. */
    void again(Instant now) {
        go(State.PENDING);
        laterSince = null;
        waitsSince = now;
        work = due(now, id);
    }

    /** Gives the write that follows a name, so that it can be told afterwards whose it was. */
    void mark(String mark) {
        this.mark = mark;
    }

    private void announce(NoticeFailure failure, Instant domainNow) {
        outbox.add(
                new NoticeFailed(
                        id, about.subjectId(), template, addressee.role().name(), domainNow, failure),
                domainNow);
    }

    private void attempted(Attempt attempt) {
        if (attempts.size() == MOST_ATTEMPTS) {
            // the first tells since when, and an uncertain one that it may have arrived before
            IntStream.range(1, attempts.size())
                    .filter(i -> attempts.get(i).reason() != Reason.UNCERTAIN)
                    .findFirst()
                    .ifPresent(i -> attempts.remove(i));
        }
        attempts.add(attempt);
    }

    /** It leaves the lists that it was in. */
    private void go(State to) {
        if (!state.next().contains(to)) {
            throw new IllegalStateException("a notice does not go from " + state + " to " + to);
        }
        state = to;
        work = null;
        attention = null;
    }

    private static String due(Instant instant, String id) {
        return "due|" + instant + "|" + id;
    }

    public String id() {
        return id;
    }

    public About about() {
        return about;
    }

    public Addressee addressee() {
        return addressee;
    }

    public String template() {
        return template;
    }

    public State state() {
        return state;
    }

    /** What a daily mail tells of; empty for any other. */
    public List<Part> parts() {
        return parts == null ? List.of() : List.copyOf(parts);
    }

    /** The daily mail for which it waits or that tells of it. */
    public @Nullable String dailyId() {
        return dailyId;
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** When the mail server first said "later", by the real clock; null again once a person has had it sent again. */
    public @Nullable Instant laterSince() {
        return laterSince;
    }

    public Instant owedSince() {
        return owedSince;
    }

    /** The name of the write that changed it last, null before the first. */
    public @Nullable String mark() {
        return mark;
    }

    Outbox outbox() {
        return outbox;
    }

    /** The place in the lists of those that a person looks at; null when it is in none. */
    @Nullable
    String attention() {
        return attention;
    }

    /** The place in the list of those with work to do; null when there is none. */
    public @Nullable String work() {
        return work;
    }

    /** When the daily mail for which it waits is put together, by the domain's clock. */
    Instant heldUntil() {
        return Instant.parse(String.valueOf(work).split("\\|")[1]);
    }

    /** When the waiting notice may be tried, or when the lease of the one being sent ends; not of one that waits for a daily mail. */
    public Instant workAt() {
        String[] parts = String.valueOf(work).split("\\|");
        return Instant.parse(parts[parts.length - 2]);
    }

    /** Whether a worker of that instance has it in hand, or had when the instance ended. */
    public boolean isSentBy(String owner) {
        return work != null && work.startsWith("sending|" + owner + "|");
    }

    /**
     * What the notice is about.
     *
     * @param subjectId the case, the report while there is no case, or else the Compact (of a daily mail that of its first notice) or calendar
     * @param reportId null where it is not about one report, as is {@code reference}
     * @param dueOn the day that the notice names (Europe/London), or null
     * @param provisional true when that day may become later, else null
     * @param compactId under which Compact; null where there is none, and in what was written before it was kept
     */
    public record About(
            String subjectId,
            @Nullable String caseId,
            @Nullable String reportId,
            @Nullable String reference,
            @Nullable LocalDate dueOn,
            @Nullable Boolean provisional,
            @Nullable String compactId) {}

    /** One of the notices of which a daily mail tells. */
    public record Part(String noticeId, String template, Addressee addressee, About about) {

        static Part of(Notice notice) {
            return new Part(notice.id, notice.template, notice.addressee, notice.about);
        }
    }
}
