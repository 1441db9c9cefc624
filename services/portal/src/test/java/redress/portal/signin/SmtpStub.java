package redress.portal.signin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that agrees to everything, keeps what it was told, and can be silent at first. */
final class SmtpStub {

    private final ServerSocket server;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile boolean silentAtFirst;
    private volatile String greeting = "250 stub";

    SmtpStub() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    void saysNothingToTheFirst() {
        silentAtFirst = true;
    }

    void offersEncryption() {
        greeting = "250-stub\r\n250 STARTTLS";
    }

    int port() {
        return server.getLocalPort();
    }

    int sessions() {
        return sessions.get();
    }

    List<String> said() {
        return List.copyOf(said);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                if (sessions.incrementAndGet() > 1 || !silentAtFirst) {
                    inBackground(() -> serve(socket));
                }
            }
        } catch (IOException closed) {
            // nobody is served any more
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream()) {
            answer(out, "220 stub");
            boolean text = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                said.add(line);
                text = text ? !line.equals(".") : line.equals("DATA");
                if (line.startsWith("EHLO")) {
                    answer(out, greeting);
                } else if (line.equals("DATA")) {
                    answer(out, "354 go on");
                } else if (line.equals("STARTTLS")) {
                    answer(out, "454 not now");
                } else if (!text) {
                    answer(out, "250 well");
                }
            }
        } catch (IOException gone) {
            // the client has hung up
        }
    }

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "smtp-stub");
        thread.setDaemon(true);
        thread.start();
    }
}
