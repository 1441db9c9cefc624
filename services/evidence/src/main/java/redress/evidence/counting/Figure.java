package redress.evidence.counting;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One figure of a scope; {@code by} is what an event adds to it. */
record Figure(String scope, Counter counter, String code, long by) {

    private static final Map<String, Counter> COUNTERS =
            Stream.of(Counter.values()).collect(Collectors.toUnmodifiableMap(Counter::name, Function.identity()));

    /** The name under which it is stored: no dots, which would be paths. */
    String name() {
        return counter + "/" + code.replace('.', '~');
    }

    /** Empty for one that only a newer version counts. */
    static Optional<Counter> counterOf(String name) {
        return Optional.ofNullable(COUNTERS.get(name.substring(0, name.indexOf('/'))));
    }

    static String codeOf(String name) {
        return name.substring(name.indexOf('/') + 1).replace('~', '.');
    }
}
