package redress.standalone.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redress.platform.messaging.EventTail;

/**
 * Prints each step, event and mail as it happens and keeps what was seen. After each step it waits until everything the step must
 * cause has been seen, and fails naming what has not; a mail that comes twice fails too.
 */
final class Witness implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final EventTail tail;
    private final Mails mails;
    private final PrintStream out;
    private final List<String> subjects = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<Mails.Mail> letters = new ArrayList<>();
    private final Map<String, Integer> copies = new HashMap<>();
    private int steps;
    private int eventsSeen;

    Witness(EventTail tail, Mails mails, PrintStream out) {
        this.tail = tail;
        this.mails = mails;
        this.out = out;
    }

    /** Only events about these reports and cases are printed and counted; other work may go on at the same time. */
    void watch(String id) {
        subjects.add(id);
    }

    void step(String what) {
        out.printf("%n%2d  %s%n", ++steps, what);
        out.flush();
    }

    void detail(String what) {
        out.println("      " + what);
        out.flush();
    }

    /** Waits for the events, in any order, each seen since the last step. */
    void expectEvents(String... types) {
        List<String> missing = new ArrayList<>(List.of(types));
        Patience patience = new Patience(PATIENCE);
        while (true) {
            for (String type : List.copyOf(events)) {
                if (missing.remove(type)) {
                    events.remove(type);
                }
            }
            if (missing.isEmpty()) {
                return;
            }
            if (patience.isOver()) {
                throw new DemoFailed("these events were not seen: " + missing);
            }
            patience.spend(this::look);
        }
    }

    /** Waits for a mail to the address whose subject holds the words, and takes it. */
    Mails.Mail expectMail(String to, String words) {
        return awaitMail(to, words, PATIENCE)
                .orElseThrow(
                        () -> new DemoFailed("no mail to " + to + " with \"" + words + "\" in its subject was seen"));
    }

    /** The same, for as long as a person would wait; empty when none came. */
    Optional<Mails.Mail> awaitMail(String to, String words, Duration lasts) {
        Patience patience = new Patience(lasts);
        while (true) {
            for (Mails.Mail mail : letters) {
                if (mail.to().equalsIgnoreCase(to) && mail.subject().contains(words)) {
                    letters.remove(mail);
                    return Optional.of(mail);
                }
            }
            if (patience.isOver()) {
                return Optional.empty();
            }
            patience.spend(this::look);
        }
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
            if (subjects.stream()
                    .anyMatch(id -> event.key().equals(id) || event.data().contains(id))) {
                events.add(event.type());
                eventsSeen++;
                detail("event  " + event.type());
            }
        }
        for (Mails.Mail mail : mails.arrived()) {
            letters.add(mail);
            detail("mail   to " + mail.to() + ": " + mail.subject());
            boolean signIn = mail.text().contains("/sign-in/");
            if (copies.merge(mail.to() + "|" + mail.subject() + "|" + mail.text(), 1, Integer::sum) > 1 && !signIn) {
                throw new DemoFailed("this mail came twice: to " + mail.to() + ": " + mail.subject());
            }
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
