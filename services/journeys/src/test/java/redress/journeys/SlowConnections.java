package redress.journeys;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds many connections open, each of which sends a byte now and then or reads nothing; one that is ended is made again. */
final class SlowConnections implements AutoCloseable {

    private static final int SECONDS = 5;
    private static final String FORM = "Content-Type: application/json\r\nIdempotency-Key: a-key-of-a-slow-report\r\n";
    private static final String FILE = "Content-Type: multipart/form-data; boundary=x\r\n";

    /** What those begin with that go on with a byte now and then. */
    private static final List<String> DRIPPING = List.of(
            "GET /?slow=",
            "POST /api/reports HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Content-Length: 150000\r\n\r\n{\"a\":\"",
            "POST /api/attachments HTTP/1.1\r\nHost: localhost\r\n" + FILE + "Content-Length: 20000000\r\n\r\n--x\r\n",
            "POST /report/kind HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 150000\r\n\r\nkind=");

    /** What those ask for that read nothing. */
    private static final List<String> DEAF = List.of(
            "GET /portal/style.css HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(4),
            "GET /portal/govuk-frontend.js HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(4));

    private final int port;
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

    SlowConnections(int port, int many) throws IOException {
        this.port = port;
        for (int i = 0; i < many; i++) {
            sockets.add(begin(i));
        }
        drip.scheduleWithFixedDelay(this::drip, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** How often every connection has been looked after. */
    int rounds() {
        return rounds.get();
    }

    private Socket begin(int i) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress("localhost", port));
        String kind = drips(i) ? DRIPPING.get(i % DRIPPING.size()) : DEAF.get(i % DEAF.size());
        socket.getOutputStream().write(kind.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private boolean drips(int i) {
        return i % 10 < 7;
    }

    private void drip() {
        for (int i = 0; i < sockets.size(); i++) {
            try {
                if (drips(i)) {
                    sockets.get(i).getOutputStream().write('.');
                }
            } catch (IOException ended) {
                again(i);
            }
        }
        rounds.incrementAndGet();
    }

    private void again(int i) {
        try {
            sockets.get(i).close();
            sockets.set(i, begin(i));
        } catch (IOException refused) {
            // In the next round.
        }
    }

    @Override
    public void close() throws IOException {
        drip.shutdownNow();
        for (Socket each : sockets) {
            each.close();
        }
    }
}
