package redress.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redress.notification.due.CaseNow;
import redress.notification.ledger.Ledger;
import redress.notification.ledger.Notice;
import redress.notification.ledger.Reason;

/**
 * Carries notices over one SMTP session. The ledger hears of a batch twice: that it is being sent, when all is said of its first mail but
 * the end of the text, and what became of it. How far each mail has got is written in a journal at hand, so that a kill leaves no more in
 * doubt than it must. Couriers at work at the same time share their writes. Used by one thread.
 */
final class Courier {

    /** After it others take the worker for lost. Longer than the end of a mail takes at the worst time limits. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** So long after the mark of a batch another of its mails may be begun; far shorter than the lease. */
    static final Duration TURN = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** What an attempt can end by before anybody has asked whether the address has had its share. */
    private static final Set<Reason> BEFORE_ITS_ADDRESS = EnumSet.of(Reason.OWNER_SILENT);

    private final Tools tools;
    private final MailLine line;

    /** Results that the store has not taken yet. */
    private final List<Notice> unsaved = new ArrayList<>();

    /**
     * The ids of notices whose mark may or may not have reached the store, with the name of the write; certainly nothing of them has
     * left. One that carries the mark of another write is in another worker's hands.
     */
    private final Map<String, String> perhapsMarked = new HashMap<>();

    /** The attempts that the journal knows of, and the ledger perhaps not yet how they ended. */
    private final List<String> begun = new ArrayList<>();

    /** Marked with the batch, and nothing of them can have arrived yet. */
    private final Set<Notice> inHand = new LinkedHashSet<>();

    private Instant turnEnds = Instant.MAX;

    /** What all couriers share. */
    record Tools(
            Ledger ledger,
            Matters matters,
            LetterWriter writer,
            DeliveryProperties properties,
            Outage outage,
            AddressShares shares,
            Journal journal,
            Clocks clocks) {}

    /** @param real for pauses and leases; {@code domain} for what events and mails say */
    record Clocks(Clock real, Clock domain) {}

    private record Letter(Notice notice, MimeMessage message) {}

    Courier(Tools tools, MailLine line) {
        this.tools = tools;
        this.line = line;
    }

    /**
     * Tries to deliver.
     *
     * @return those that were not touched, because the mail server cannot be reached
     */
    List<Notice> carry(List<Notice> batch) {
        settle();
        Deque<Letter> letters = address(batch);
        turnEnds = Instant.MAX;
        try {
            while (!letters.isEmpty() && now().isBefore(turnEnds) && isReached(letters)) {
                Letter letter = letters.remove();
                Answer answer = line.deliver(letter.message(), () -> mayEnd(letter.notice(), letters));
                inHand.remove(letter.notice());
                if (answer.kind() == Answer.Kind.TAKEN) {
                    tools.journal().taken(letter.notice());
                }
                if (answer.kind() != Answer.Kind.NOT_OURS) {
                    enter(letter.notice(), answer);
                }
            }
        } finally {
            putBack();
            save();
        }
        return letters.stream().map(Letter::notice).toList();
    }

    /** What was marked and has not been tried, because the turn ended or something broke. */
    private void putBack() {
        for (Notice notice : inHand) {
            notice.later(Reason.PUT_BACK, null, now(), now());
            unsaved.add(notice);
        }
        inHand.clear();
    }

    /** Ends the session; called when nothing waits. */
    void rest() {
        line.close();
    }

    /** Writes what an outage of the store has kept from being written. */
    void settle() {
        save();
        if (!perhapsMarked.isEmpty()) {
            for (Notice stored : tools.ledger().read(perhapsMarked.keySet())) {
                boolean ours = Objects.equals(stored.mark(), perhapsMarked.get(stored.id()));
                if (ours && stored.isSentBy(tools.properties().instance())) {
                    stored.later(Reason.PUT_BACK, null, now(), now());
                    unsaved.add(stored);
                }
            }
            perhapsMarked.clear();
            save();
        }
    }

    private void save() {
        tools.ledger().save(unsaved);
        unsaved.clear();
        if (perhapsMarked.isEmpty()) {
            begun.forEach(tools.journal()::settled);
            begun.clear();
        }
    }

    private Deque<Letter> address(List<Notice> batch) {
        List<Notice> waiting = batch.stream()
                .filter(each ->
                        each.state().isWaiting()) // the word of others came when another had them in hand already
                .toList();
        Map<String, CaseNow> cases = cases(waiting);
        Deque<Letter> letters = new ArrayDeque<>();
        for (Notice notice : waiting) {
            Matters.Matter matter = cases == null && !Matters.caseIds(notice).isEmpty()
                    ? null
                    : matter(notice, cases == null ? Map.of() : cases);
            if (matter == null) {
                later(notice, Reason.OWNER_SILENT, null);
            } else {
                write(notice, matter).ifPresent(letters::add);
            }
        }
        return letters;
    }

    /** Null when triage does not answer. */
    private @Nullable Map<String, CaseNow> cases(List<Notice> notices) {
        try {
            return tools.matters().cases(notices);
        } catch (RuntimeException e) {
            LOG.warn("Triage could not be asked what is due: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    /** Null when an owner does not answer. */
    private Matters.@Nullable Matter matter(Notice notice, Map<String, CaseNow> cases) {
        try {
            return tools.matters().of(notice, cases);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The owner of an address could not be asked: {}",
                    e.getClass().getSimpleName());
            return null;
        }
    }

    /** Empty when it is not to be sent now; then the notice says why. */
    private Optional<Letter> write(Notice notice, Matters.Matter matter) {
        Optional<Reason> lapsed =
                tools.writer().lapse(notice, matter, domainNow()).map(Reason::of);
        if (lapsed.isPresent()) {
            withhold(notice, lapsed.get());
        } else if (matter.address().isEmpty()) {
            fail(notice, Reason.NO_ADDRESS, null);
        } else if (isWithheld(notice, matter.address().get())) {
            withhold(notice, Reason.TOO_MANY);
        } else {
            try {
                return Optional.of(new Letter(
                        notice,
                        tools.writer().write(notice, matter.address().get(), matter, line.session(), domainNow())));
            } catch (SafeText.Unsafe e) {
                fail(notice, Reason.UNSAFE, null);
            } catch (RuntimeException e) {
                LOG.warn(
                        "Notice {} could not be written: {}",
                        notice.id(),
                        e.getClass().getSimpleName());
                later(notice, Reason.NOT_WRITTEN, null);
            }
        }
        return Optional.empty();
    }

    private void withhold(Notice notice, Reason reason) {
        notice.withheld(reason, now());
        unsaved.add(notice);
    }

    /** Decided once, when its address is first known; what has its place keeps it through an outage. */
    private boolean isWithheld(Notice notice, String address) {
        return notice.attempts().stream().allMatch(each -> BEFORE_ITS_ADDRESS.contains(each.reason()))
                && tools.writer().isLimited(notice)
                && !tools.shares().take(address, notice.id());
    }

    /** Connects before any mark is made: an outage costs one write for each try, whatever waits. */
    private boolean isReached(Deque<Letter> letters) {
        try {
            line.open();
            tools.outage().isOver();
            return true;
        } catch (MessagingException | RuntimeException e) { // the latter for settings that cannot be right
            Instant next = tools.outage().goesOn();
            LOG.warn(
                    "The mail server cannot be reached ({}); next try at {}",
                    e.getClass().getSimpleName(),
                    next);
            Notice first = letters.remove().notice();
            inHand.remove(first);
            first.later(Reason.NOT_REACHED, null, now(), next);
            unsaved.add(first);
            return false;
        }
    }

    /**
     * Called when the server waits for the end of a mail. The first time in a batch it marks all that are left of it.
     *
     * @param rest those of the batch that come after it; what another worker has in hand is taken out
     * @return false if another worker has the notice in hand
     */
    private boolean mayEnd(Notice notice, Deque<Letter> rest) {
        if (!inHand.contains(notice)) {
            mark(Stream.concat(Stream.of(notice), rest.stream().map(Letter::notice))
                    .toList());
            rest.removeIf(each -> !inHand.contains(each.notice()));
        }
        if (!inHand.contains(notice)) {
            return false;
        }
        tools.journal().ends(notice);
        inHand.remove(notice);
        return true;
    }

    /** Marks notices as being sent and writes, in the same command, what became of those before. */
    private void mark(List<Notice> notices) {
        tools.journal().begins(notices);
        notices.forEach(each -> begun.add(Journal.attempt(each)));
        Instant marked = now();
        turnEnds = marked.plus(TURN);
        notices.forEach(each -> each.sending(tools.properties().instance(), marked.plus(LEASE)));
        List<Notice> changed = new ArrayList<>(unsaved);
        changed.addAll(notices);
        try {
            Set<Notice> saved = tools.ledger().save(changed);
            unsaved.clear();
            notices.stream().filter(saved::contains).forEach(inHand::add);
        } catch (RuntimeException e) {
            notices.forEach(each -> perhapsMarked.put(each.id(), Objects.requireNonNull(each.mark())));
            throw e;
        }
    }

    private void enter(Notice notice, Answer answer) {
        switch (answer.kind()) {
            case TAKEN -> {
                notice.sent(now(), domainNow());
                unsaved.add(notice);
            }
            case LATER -> {
                if (hasTriedLongEnough(notice)) {
                    fail(notice, Reason.REFUSED, answer.reply());
                } else {
                    later(notice, Reason.LATER, answer.reply());
                }
            }
            case BROKEN_BEFORE -> later(notice, Reason.NOT_REACHED, null);
            case REFUSED -> fail(notice, Reason.REFUSED, answer.reply());
            case UNCERTAIN -> {
                notice.uncertain(now(), domainNow());
                unsaved.add(notice);
            }
            case NOT_OURS -> throw new IllegalStateException("what another worker has in hand has no result here");
        }
    }

    private boolean hasTriedLongEnough(Notice notice) {
        Instant since = notice.laterSince();
        return since != null && since.plus(tools.properties().keepTrying()).isBefore(now());
    }

    private void later(Notice notice, Reason reason, @Nullable Integer reply) {
        Duration pause = Outage.pause(
                notice.attempts().size(),
                tools.properties().firstPause(),
                tools.properties().longestPause());
        notice.later(reason, reply, now(), now().plus(pause));
        unsaved.add(notice);
    }

    private void fail(Notice notice, Reason reason, @Nullable Integer reply) {
        notice.failed(reason, reply, now(), domainNow());
        unsaved.add(notice);
    }

    private Instant now() {
        return tools.clocks().real().instant();
    }

    private Instant domainNow() {
        return tools.clocks().domain().instant();
    }
}
