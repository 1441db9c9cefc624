package redress.intake.scanning;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    private final int timeoutMillis;

    ClamAv(String host, int port, Duration timeout) {
        this.host = host;
        this.port = port;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public Verdict scan(InputStream file) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            send(file, socket);
            return verdict(answer(socket.getInputStream()));
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
