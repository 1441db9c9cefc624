package redress.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How standalone was called.
 *
 * @param data the one folder that holds everything
 * @param port where the pages and APIs are served; 0 for any free port
 * @param mongodb a MongoDB to keep the documents in, in place of the embedded store
 * @param mailHost a mail server to send by, in place of the embedded one that keeps every mail; of the environment
 */
record Options(Path data, int port, Optional<String> mongodb, Optional<String> mailHost) {

    static final String USAGE = "redress [--data DIR] [--port N] [--mongodb URI]";

    /** @throws IllegalArgumentException with a message for the person who called it so */
    static Options of(String[] args) {
        Path data = Path.of(".data");
        int port = 8080;
        Optional<String> mongodb = Optional.empty();
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String option = rest.pop();
            String value = rest.poll();
            if (value == null) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            switch (option) {
                case "--data" -> data = Path.of(value);
                case "--port" -> port = port(value);
                case "--mongodb" -> mongodb = Optional.of(value);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        Optional<String> mailHost =
                Optional.ofNullable(System.getenv("SPRING_MAIL_HOST")).filter(host -> !host.isBlank());
        return new Options(data.toAbsolutePath().normalize(), port, mongodb, mailHost);
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number that is no port.
        }
        throw new IllegalArgumentException("--port needs a number from 0 to 65535, not " + value);
    }
}
