package redress.notification.delivery;

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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that fails at a chosen point for a chosen number of times and then behaves. */
public final class FaultySmtp implements AutoCloseable {

    /** Where something goes wrong. */
    enum At {
        CONNECT,
        EHLO,
        MAIL,
        RCPT,
        DATA,
        TEXT,
        DOT,
        ANSWER
    }

    /** The reply of a server that never answers. */
    static final int SILENT = -1;

    /** @param reply 0 drops the line, {@link #SILENT} never answers, anything else is the reply code */
    record Fault(At at, int reply) {}

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final Map<At, Runnable> tasks = new ConcurrentHashMap<>();
    private volatile Fault fault = new Fault(At.CONNECT, 0);

    public FaultySmtp() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    void fail(Fault fault, int times) {
        this.fault = fault;
        left.set(times);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The mails taken, each with its envelope in front, in the order of their arrival. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    int sessions() {
        return sessions.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = socket.getOutputStream()) {
            sessions.incrementAndGet();
            if (!answer(At.CONNECT, "220 faulty", out)) {
                return;
            }
            StringBuilder mail = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.toUpperCase(Locale.ROOT);
                boolean goesOn = true;
                if (verb.startsWith("EHLO")) {
                    goesOn = answer(At.EHLO, "250 faulty", out);
                } else if (verb.startsWith("MAIL")) {
                    mail.setLength(0);
                    mail.append(line).append('\n');
                    goesOn = answer(At.MAIL, "250 ok", out);
                } else if (verb.startsWith("RCPT")) {
                    mail.append(line).append('\n');
                    goesOn = answer(At.RCPT, "250 ok", out);
                } else if (verb.startsWith("DATA")) {
                    if (!hits(At.DATA)) {
                        say("354 go ahead", out);
                        goesOn = text(in, out, mail);
                    } else {
                        goesOn = reply(out);
                    }
                } else if (verb.startsWith("QUIT")) {
                    say("221 bye", out);
                    return;
                } else {
                    say("250 ok", out);
                }
                if (!goesOn) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private boolean text(BufferedReader in, OutputStream out, StringBuilder mail) throws IOException {
        if (hits(At.TEXT)) {
            in.readLine();
            return reply(out);
        }
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false;
            }
            mail.append(line).append('\n');
        }
        if (hits(At.DOT)) {
            return reply(out);
        }
        taken.add(mail.toString());
        return answer(At.ANSWER, "250 taken", out);
    }

    private boolean answer(At at, String good, OutputStream out) throws IOException {
        if (hits(at)) {
            return reply(out);
        }
        say(good, out);
        return true;
    }

    /** Runs something whenever a session comes to a point, before it is answered. */
    void whenAsked(At at, Runnable task) {
        tasks.put(at, task);
    }

    private boolean hits(At at) {
        tasks.getOrDefault(at, () -> {}).run();
        return fault.at() == at && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    private boolean reply(OutputStream out) throws IOException {
        int reply = fault.reply();
        if (reply > 0) {
            say(reply + " as told", out);
            return true;
        }
        return reply == SILENT;
    }

    private static void say(String line, OutputStream out) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
