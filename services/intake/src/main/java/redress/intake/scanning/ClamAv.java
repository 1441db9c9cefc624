package redress.intake.scanning;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ClamAV's daemon, asked over its command INSTREAM, with a connection for each file. */
final class ClamAv implements Scanner {

    private static final Logger LOG = LoggerFactory.getLogger(ClamAv.class);
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 1024;

    private final String host;
    private final int port;
    private final int connectMillis;
    private final Map<Effort, Duration> atMost;

    /**
     * @param first how long it may take to connect, and to answer when it is asked about a file for the first time
     * @param again how long to answer when it is asked again
     */
    ClamAv(String host, int port, Duration first, Duration again) {
        this.host = host;
        this.port = port;
        this.connectMillis = Math.toIntExact(first.toMillis());
        this.atMost = Map.of(Effort.FIRST, first, Effort.AGAIN, again);
    }

    @Override
    public Verdict scan(InputStream file, Effort effort) throws IOException {
        try (Socket socket = new Socket()) {
            connect(socket);
            Duration limit = atMost.getOrDefault(effort, Duration.ZERO);
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    () -> end(socket), CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
            try {
                send(file, socket);
                return verdict(answer(socket.getInputStream()));
            } finally {
                end.cancel(false);
            }
        }
    }

    private void connect(Socket socket) throws NotReachable {
        try {
            socket.connect(new InetSocketAddress(host, port), connectMillis);
        } catch (IOException e) {
            throw new NotReachable(e);
        }
    }

    /** Whatever it is that the connection is waited for, it is waited for no longer. */
    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more in any case.
        }
    }

    /** The daemon may answer, and close, before it has the whole file. */
    private static void send(InputStream file, Socket socket) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), PIECE + 4));
        out.write(COMMAND);
        byte[] piece = new byte[PIECE];
        for (int n = file.readNBytes(piece, 0, PIECE); n > 0; n = file.readNBytes(piece, 0, PIECE)) {
            try {
                out.writeInt(n);
                out.write(piece, 0, n);
                out.flush();
            } catch (IOException e) {
                return;
            }
        }
        out.writeInt(0);
        out.flush();
    }

    private static String answer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int c = in.read(); c > 0 && answer.length() < LONGEST_ANSWER; c = in.read()) {
            answer.append((char) c);
        }
        if (answer.isEmpty()) {
            throw new IOException("The virus scanner closed the connection without an answer");
        }
        return answer.toString().strip();
    }

    private static Verdict verdict(String answer) {
        if (answer.endsWith(" OK")) {
            return Verdict.CLEAN;
        }
        if (answer.endsWith(" FOUND")) {
            return Verdict.INFECTED;
        }
        LOG.warn("The virus scanner did not check a file: {}", answer);
        return Verdict.NO_ANSWER;
    }
}
