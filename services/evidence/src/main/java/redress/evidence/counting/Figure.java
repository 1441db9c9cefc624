package redress.evidence.counting;

import java.util.Optional;
import java.util.stream.Stream;

/** One figure of a scope; {@code by} is what an event adds to it. */
record Figure(String scope, Counter counter, String code, long by) {

    /** The name under which it is stored: no dots, which would be paths. */
    String name() {
        return counter + "/" + code.replace('.', '~');
    }

    /** Empty for one that only a newer version counts. */
    static Optional<Counter> counterOf(String name) {
        String counter = name.substring(0, name.indexOf('/'));
        return Stream.of(Counter.values())
                .filter(each -> each.name().equals(counter))
                .findFirst();
    }

    static String codeOf(String name) {
        return name.substring(name.indexOf('/') + 1).replace('~', '.');
    }
}
