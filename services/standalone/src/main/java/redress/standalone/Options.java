package redress.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How standalone was called.
 *
 * @param data the one folder that holds everything
 * @param port where the pages and APIs are served; 0 for any free port
 */
record Options(Path data, int port) {

    static final String USAGE = "redress [--data DIR] [--port N]";

    /** @throws IllegalArgumentException with a message for the person who called it so */
    static Options of(String[] args) {
        Path data = Path.of(".data");
        int port = 8080;
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
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return new Options(data.toAbsolutePath().normalize(), port);
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
