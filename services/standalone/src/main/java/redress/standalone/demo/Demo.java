package redress.standalone.demo;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.KafkaException;
import redress.client.Client;
import redress.client.Mailbox;
import redress.client.Trust;
import redress.messaging.reading.EventTail;
import tools.jackson.databind.JsonNode;

/**
 * The demonstration as a program: {@code --base URL [--certificate FILE] [--kafka HOST:PORT] [--mail URL] [--own-system]}. Exits with 0 only if every
 * step, event and mail was seen, with 1 naming what was missing, with 2 when it was called wrongly. Where the system tells the broker's
 * address itself (standalone does), the base is enough. {@code --own-system} says that the system is stopped afterwards, so that
 * nobody is sent there.
 */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final String NAME_THE_CERTIFICATE = "If it is the system that you mean,"
            + " name the file with its certificate: --certificate .secrets/tls/certificate.pem";

    private String base = "";
    private String kafka = "localhost:9094";
    private String mail = "http://localhost:8025";

    private SSLContext trust = Trust.usual();
    private boolean ownSystem;
    private PrintStream out = System.out;

    private Demo() {}

    public static void main(String[] args) {
        Demo demo = new Demo();
        try {
            demo.read(new ArrayDeque<>(List.of(args)));
        } catch (IllegalArgumentException e) {
            System.err.println("demo: " + e.getMessage());
            System.exit(2);
        }
        try {
            demo.run();
        } catch (RuntimeException e) {
            System.out.flush();
            System.err.println("\nThe demonstration did not reach its end: " + e.getMessage());
            System.exit(1);
        }
    }

    private void read(Deque<String> args) {
        while (!args.isEmpty()) {
            String option = args.pop();
            if (option.equals("--own-system")) {
                ownSystem = true;
                continue;
            }
            String value = args.poll();
            if (value == null) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            switch (option) {
                case "--base" -> base = url(option, value);
                case "--certificate" -> trust = Trust.in(Path.of(value));
                case "--kafka" -> kafka = value;
                case "--mail" -> mail = url(option, value);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        if (base.isEmpty()) {
            throw new IllegalArgumentException("say where the system is: --base http://localhost:8080");
        }
    }

    private static String url(String option, String value) {
        if (!value.matches("https?://[^/]+.*")) {
            throw new IllegalArgumentException(option + " needs a URL such as http://localhost:8080, not " + value);
        }
        return value.replaceAll("/+$", "");
    }

    /**
     * Walks the case on a system that tells its broker's address itself, as standalone does.
     *
     * @throws RuntimeException naming what was not seen
     */
    public static void walk(String base, PrintStream out) {
        Demo demo = new Demo();
        demo.base = base;
        demo.out = out;
        demo.run();
    }

    private void run() {
        long started = System.nanoTime();
        Client client = client(base, howToStart());
        JsonNode system = client.find("/api/system");
        boolean standalone = system != null;
        if (system != null) {
            kafka = system.get("kafka").asString();
        }
        Mailbox mails = standalone
                ? Mailbox.ofStandalone(client)
                : Mailbox.ofMailpit(client(mail, "Say where the mails arrive: --mail URL"));
        mails.arrived(); // what came before is not looked at
        try (Witness witness = new Witness(events(), mails, out)) {
            ThurrockCase walk = new ThurrockCase(client, witness, standalone);
            walk.run();
            out.printf(
                    "%nFunding kept. %s, all seen, in %.1f s.%n",
                    witness.totals(), (System.nanoTime() - started) / 1e9);
            out.println(whereToLook(walk.caseId()));
        }
    }

    private Client client(String at, String hint) {
        return Client.at(at)
                .waiting(PATIENCE, SILENCE, out)
                .trusting(trust)
                .advising(hint, NAME_THE_CERTIFICATE)
                .open();
    }

    private String howToStart() {
        URI uri = URI.create(base);
        if ("https".equals(uri.getScheme())) {
            return "Is it running there? Start it with docker compose --profile looking up -d --wait";
        }
        return "Is it running there? Start it with infra/bin/redress --port "
                + (uri.getPort() < 0 ? 80 : uri.getPort());
    }

    private String whereToLook(String caseId) {
        return ownSystem
                ? "This system is stopped now. To look at a case afterwards, start infra/bin/redress and run beside it\n"
                        + "  infra/bin/redress demo --base http://localhost:8080"
                : "Look at the case: %s/cases/%s (sign in as %s)".formatted(base, caseId, ThurrockCase.OFFICER);
    }

    private EventTail events() {
        try {
            return new EventTail(kafka);
        } catch (KafkaException e) {
            throw new DemoFailed(
                    "no Kafka answers at " + kafka + ". Say where it is: --kafka HOST:PORT. In containers it is reached"
                            + " with docker compose --profile looking up -d --wait");
        }
    }
}
