package redress.standalone.demo;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import redress.platform.messaging.EventTail;
import tools.jackson.databind.JsonNode;

/**
 * The demonstration as a program: {@code --base URL [--kafka HOST:PORT] [--mail URL]}. Exits with 0 only if every step, event and mail
 * was seen, with 1 naming what was missing, with 2 when it was called wrongly. Where the system tells the broker's address itself
 * (standalone does), the base is enough.
 */
public final class Demo {

    private String base = "";
    private String kafka = "localhost:9094";
    private String mail = "http://localhost:8025";

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
            String value = args.poll();
            if (value == null) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            switch (option) {
                case "--base" -> base = value;
                case "--kafka" -> kafka = value;
                case "--mail" -> mail = value;
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        if (base.isEmpty()) {
            throw new IllegalArgumentException("say where the system is: --base http://localhost:8080");
        }
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
        Client client = new Client(base);
        JsonNode system = client.find("/api/system");
        boolean standalone = system != null;
        if (standalone) {
            kafka = system.get("kafka").asString();
        }
        Mails mails = standalone ? Mails.ofStandalone(base) : Mails.ofMailpit(mail);
        try (Witness witness = new Witness(events(), mails, out)) {
            ThurrockCase walk = new ThurrockCase(client, witness, standalone);
            walk.run();
            out.printf(
                    "%nFunding kept. %s, all seen, in %.1f s.%n",
                    witness.totals(), (System.nanoTime() - started) / 1e9);
            out.printf("Look at the case: %s/cases/%s%n", base, walk.caseId());
        }
    }

    private EventTail events() {
        try {
            return new EventTail(kafka);
        } catch (KafkaException e) {
            throw new DemoFailed("no Kafka answers at " + kafka + ". Say where it is: --kafka HOST:PORT");
        }
    }
}
