package redress.notification.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Answers that hold for a short while. */
final class Kept<T> {

    private static final int MOST = 10_000;

    private final Duration keep;
    private final Clock real;
    private final Map<String, Answer<T>> answers = new ConcurrentHashMap<>();

    private record Answer<T>(T value, Instant until) {}

    Kept(Duration keep, Clock real) {
        this.keep = keep;
        this.real = real;
    }

    /** @param ask is asked when nothing fresh is kept; what it throws is passed on */
    T of(String question, Supplier<T> ask) {
        Instant now = real.instant();
        Answer<T> before = answers.get(question);
        if (before != null && before.until().isAfter(now) && !before.until().isAfter(now.plus(keep))) {
            return before.value();
        }
        T value = ask.get();
        if (answers.size() >= MOST) {
            answers.clear();
        }
        answers.put(question, new Answer<>(value, now.plus(keep)));
        return value;
    }

    void dropIf(Predicate<String> question) {
        answers.keySet().removeIf(question);
    }
}
