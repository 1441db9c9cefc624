package redress.testkit.backends;

import java.util.Optional;

/** Where the backends come from, by the system properties of the run. */
final class Mode {

    private Mode() {}

    static boolean containers() {
        String backends = System.getProperty("redress.backends", "embedded");
        return switch (backends) {
            case "embedded" -> false;
            case "containers" -> true;
            default ->
                throw new IllegalArgumentException(
                        "-Dredress.backends is '" + backends + "'; it can be 'embedded' or 'containers'");
        };
    }

    static Optional<String> givenMongo() {
        return Optional.ofNullable(System.getProperty("redress.mongodb.uri")).filter(uri -> !uri.isBlank());
    }
}
