package redress.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Loopback ports of the parts inside: any free ones at the first start, and the same at the next where they are still free. */
final class StablePorts {

    private final Path file;
    private final Properties kept = new Properties();

    StablePorts(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw damaged();
            }
        }
    }

    /** @throws CannotStart if the file holds something else than ports */
    int of(String part) {
        int wanted = wanted(part);
        int port = wanted != 0 && isFree(wanted) ? wanted : bind(0);
        kept.setProperty(part, Integer.toString(port));
        try (Writer writer = Files.newBufferedWriter(file)) {
            kept.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return port;
    }

    private int wanted(String part) {
        try {
            int wanted = Integer.parseInt(kept.getProperty(part, "0").strip());
            if (wanted >= 0 && wanted <= 65535) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number that is no port.
        }
        throw damaged();
    }

    private CannotStart damaged() {
        return new CannotStart(
                "The file " + file + " is damaged. Delete it: it only says which ports the parts inside listened"
                        + " on, and others are chosen then.");
    }

    private static boolean isFree(int port) {
        try {
            return bind(port) == port;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static int bind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
