package redress.messaging.relational;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.messaging.samples.Database;
import redress.messaging.samples.SampleEvents;
import redress.platform.leases.JdbcLeaseStore;
import redress.platform.leases.Lease;
import redress.platform.leases.LeaseStore;
import redress.platform.leases.MongoLeaseStore;
import redress.platform.samples.Backends;

class LeaseStoreIT {

    private static final MongoClient CLIENT = MongoClients.create(Backends.documents());
    private static final Instant UNTIL = Instant.parse("2026-04-07T09:00:15Z");

    private final String name = SampleEvents.id();

    static Stream<LeaseStore> stores() {
        return Stream.of(
                new MongoLeaseStore(() -> CLIENT.getDatabase("leases").getCollection(MongoLeaseStore.COLLECTION)),
                new JdbcLeaseStore(JdbcClient.create(new Database().dataSource())));
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void takesALeaseOnceWhereThereIsNone(LeaseStore store) {
        assertThat(store.read(name)).isEmpty();
        assertThat(store.replace(name, null, held("one", 1))).isTrue();
        assertThat(store.replace(name, null, held("other", 1))).isFalse();
        assertThat(store.read(name)).contains(held("one", 1));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void replacesOnlyTheLeaseOfThatOwnerUnderThatFence(LeaseStore store) {
        store.replace(name, null, held("one", 3));

        assertThat(store.replace(name, held("one", 2), held("other", 9))).isFalse();
        assertThat(store.replace(name, held("other", 3), held("other", 9))).isFalse();
        assertThat(store.read(name)).contains(held("one", 3));

        assertThat(store.replace(name, held("one", 3), held("other", 4))).isTrue();
        assertThat(store.read(name)).contains(held("other", 4));
    }

    private static Lease.Held held(String owner, long fence) {
        return new Lease.Held(owner, fence, UNTIL);
    }
}
