package redress.platform.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import redress.embedded.broker.EmbeddedBroker;
import redress.embedded.documents.EmbeddedDocuments;

/** Kafka and the document store that all tests of a run share; each test uses groups, keys and collections of its own. */
public final class Backends {

    private Backends() {}

    private static final class Kafka {
        private static final EmbeddedBroker BROKER = start();

        private static EmbeddedBroker start() {
            try {
                return EmbeddedBroker.start(Files.createTempDirectory("kafka"), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Documents {
        private static final EmbeddedDocuments STORE = start();

        private static EmbeddedDocuments start() {
            try {
                return EmbeddedDocuments.start(Files.createTempDirectory("documents"), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static String kafka() {
        return Kafka.BROKER.bootstrapServers();
    }

    public static String documents() {
        return Documents.STORE.uri("redress");
    }
}
