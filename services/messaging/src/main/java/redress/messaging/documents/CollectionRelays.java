package redress.messaging.documents;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.messaging.outbox.HeldBack;
import redress.messaging.outbox.OutboxProperties;
import redress.messaging.outbox.RelayLoop;
import redress.messaging.outbox.Relays;
import redress.messaging.publishing.EventPublisher;
import redress.platform.leases.Lease;
import redress.platform.leases.LeaseStore;
import redress.platform.leases.MongoLeaseStore;

/** Makes the relays of a document store, one per collection. */
final class CollectionRelays implements DocumentRelays {

    private final MongoTemplate mongo;
    private final EventPublisher publisher;
    private final Relays relays;
    private final OutboxProperties properties;
    private final MeterRegistry meters;
    private final Map<String, DocumentRelay> byCollection = new ConcurrentHashMap<>();

    CollectionRelays(
            MongoTemplate mongo,
            EventPublisher publisher,
            Relays relays,
            OutboxProperties properties,
            MeterRegistry meters) {
        this.mongo = mongo;
        this.publisher = publisher;
        this.relays = relays;
        this.properties = properties;
        this.meters = meters;
    }

    @Override
    public DocumentRelay forCollection(String collection) {
        return byCollection.computeIfAbsent(collection, this::relay);
    }

    private DocumentRelay relay(String collection) {
        LeaseStore leases = new MongoLeaseStore(() -> mongo.getCollection(MongoLeaseStore.COLLECTION));
        Lease lease = new Lease(leases, collection, properties.instance(), properties.lease(), Clock.systemUTC());
        WaitingDocuments documents = new WaitingDocuments(() -> mongo.getCollection(collection));
        HeldBack heldBack = new HeldBack(Clock.systemUTC());
        RelayLoop loop = new RelayLoop(
                collection, new CollectionRelay(documents, lease, publisher, heldBack), properties, meters);
        relays.add(new Relays.Relay(collection, loop, heldBack, new MongoAside(mongo, collection)));
        return loop::wake;
    }
}
