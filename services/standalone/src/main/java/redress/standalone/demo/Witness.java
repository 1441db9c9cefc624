package redress.standalone.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import redress.client.Mail;
import redress.client.Mailbox;
import redress.client.Patience;
import redress.client.SignIn;
import redress.messaging.reading.EventTail;

/**
 * Prints each step, event and mail as it happens and keeps what was seen. After each step it waits until everything the step must
 * cause has been seen, and fails naming what has not; a mail that comes twice fails too. An event that is published twice is one.
 */
final class Witness implements SignIn.Letters, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final EventTail tail;
    private final Mailbox mails;
    private final PrintStream out;
    private final Duration patience;
    private final List<String> subjects = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /** The types of those that were seen since the last step and that nobody has expected yet. */
    private final List<String> events = new ArrayList<>();

    /** Passed before it was known that they are about what is watched. */
    private final List<EventTail.Passed> others = new ArrayList<>();

    private final List<Mail> letters = new ArrayList<>();
    private final Map<String, Integer> copies = new HashMap<>();
    private int steps;
    private int eventsSeen;

    Witness(EventTail tail, Mailbox mails, PrintStream out) {
        this(tail, mails, out, PATIENCE);
    }

    Witness(EventTail tail, Mailbox mails, PrintStream out, Duration patience) {
        this.tail = tail;
        this.mails = mails;
        this.out = out;
        this.patience = patience;
    }

    /** Only events about these reports and cases are printed and counted; other work may go on at the same time. */
    void watch(String id) {
        subjects.add(id);
        List<EventTail.Passed> before = List.copyOf(others);
        others.clear();
        before.forEach(this::see);
    }

    void step(String what) {
        events.clear();
        out.printf("%n%2d  %s%n", ++steps, what);
        out.flush();
    }

    void detail(String what) {
        out.println("      " + what);
        out.flush();
    }

    /** Waits for the events, in any order, each seen since the last step, and takes them. */
    void expectEvents(String... types) {
        List<String> missing = new ArrayList<>(List.of(types));
        Patience left = new Patience(patience);
        while (true) {
            missing.removeIf(events::remove);
            if (missing.isEmpty()) {
                return;
            }
            if (left.isOver()) {
                throw new DemoFailed("these events were not seen: " + missing);
            }
            left.spend(this::look);
        }
    }

    /** Waits until so many notices are known to be delivered, or to be in doubt, as one is in whose sending the system fell. */
    void expectNotices(int count) {
        Patience left = new Patience(patience);
        for (int told = 0; told < count; ) {
            if (events.remove("notice.delivered.v1") || events.remove("notice.failed.v1")) {
                told++;
            } else if (left.isOver()) {
                throw new DemoFailed("that notices were delivered was seen of " + told + ", not of " + count);
            } else {
                left.spend(this::look);
            }
        }
    }

    /** Waits for a mail to the address whose subject holds the words, and takes it. */
    Mail expectMail(String to, String words) {
        return awaitMail(to, words, patience)
                .orElseThrow(
                        () -> new DemoFailed("no mail to " + to + " with \"" + words + "\" in its subject was seen"));
    }

    /** The same, for as long as a person would wait; empty when none came. */
    Optional<Mail> awaitMail(String to, String words, Duration lasts) {
        Patience left = new Patience(lasts);
        while (true) {
            for (Mail mail : letters) {
                if (mail.to().equalsIgnoreCase(to) && mail.subject().contains(words)) {
                    letters.remove(mail);
                    return Optional.of(mail);
                }
            }
            if (left.isOver()) {
                return Optional.empty();
            }
            left.spend(this::look);
        }
    }

    /** Those that nobody waited for; who asks for a link to sign in finds it here. */
    @Override
    public List<Mail> to(String address) {
        look();
        List<Mail> newestFirst = new ArrayList<>(letters);
        Collections.reverse(newestFirst);
        newestFirst.removeIf(mail -> !mail.to().equalsIgnoreCase(address));
        return newestFirst;
    }

    String totals() {
        return "%d steps, %d events, %d mails"
                .formatted(
                        steps,
                        eventsSeen,
                        copies.values().stream().mapToInt(Integer::intValue).sum());
    }

    private void look() {
        for (EventTail.Passed event : tail.next(Duration.ofMillis(50))) {
            if (ids.add(event.id())) {
                see(event);
            }
        }
        for (Mail mail : mails.arrived()) {
            letters.add(mail);
            detail("mail   to " + mail.to() + ": " + mail.subject());
            boolean signIn = mail.text().contains("/sign-in/");
            if (copies.merge(mail.to() + "|" + mail.subject() + "|" + mail.text(), 1, Integer::sum) > 1 && !signIn) {
                throw new DemoFailed("this mail came twice: to " + mail.to() + ": " + mail.subject());
            }
        }
    }

    private void see(EventTail.Passed event) {
        if (subjects.stream()
                .anyMatch(id -> event.key().equals(id) || event.data().contains(id))) {
            events.add(event.type());
            eventsSeen++;
            detail("event  " + event.type());
        } else {
            others.add(event);
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
