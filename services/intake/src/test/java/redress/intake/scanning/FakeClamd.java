package redress.intake.scanning;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Speaks as ClamAV's daemon does, over its command INSTREAM, and finds the test virus that everybody finds. Can be stopped and started. About
 * a file with {@link #SILENCE} it says nothing, and at one with {@link #BREAK} it ends the connection, unless it was {@link #mend mended}.
 */
public final class FakeClamd implements AutoCloseable {

    /** Put together here, so that no scanner finds it in this file. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    public static final String SILENCE = "a file that the scanner is silent about";
    public static final String BREAK = "a file that the scanner breaks down over";

    private final int port;
    private volatile boolean mended;
    private final AtomicInteger scanned = new AtomicInteger();
    private volatile @Nullable ServerSocket server;

    public FakeClamd() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** How many files it has looked at. */
    public int scanned() {
        return scanned.get();
    }

    /** Whether it answers about every file from now on. */
    public void mend(boolean mended) {
        this.mended = mended;
    }

    /** Does nothing if it runs. */
    public void start() {
        if (server != null) {
            return;
        }
        try {
            ServerSocket started = new ServerSocket();
            started.setReuseAddress(true);
            started.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = started;
            Thread thread = new Thread(() -> serve(started), "clamd");
            thread.setDaemon(true);
            thread.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket socket = from.accept();
                Thread thread = new Thread(() -> answerAndClose(socket), "clamd-file");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // Stopped.
            }
        }
    }

    private void answerAndClose(Socket socket) {
        try (socket) {
            answer(socket);
        } catch (IOException e) {
            // Whoever asked has gone.
        }
    }

    private void answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        StringBuilder command = new StringBuilder();
        for (int c = in.read(); c > 0; c = in.read()) {
            command.append((char) c);
        }
        if (!command.toString().equals("zINSTREAM")) {
            socket.getOutputStream().write("UNKNOWN COMMAND\0".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int n = in.readInt(); n != 0; n = in.readInt()) {
            file.writeBytes(in.readNBytes(n));
        }
        scanned.incrementAndGet();
        String text = file.toString(StandardCharsets.ISO_8859_1);
        if (!mended && text.contains(SILENCE)) {
            in.read(); // until whoever asked has gone
        }
        if (!mended && (text.contains(SILENCE) || text.contains(BREAK))) {
            return;
        }
        boolean found = text.contains(EICAR);
        String said = found ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";
        socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        ServerSocket running = server;
        server = null;
        if (running != null) {
            try {
                running.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
