package redress.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import java.time.Duration;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;

class DurabilityCheckTest {

    private static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);
    private static final Document REPLICA_SET = new Document("setName", "rs0");

    @Test
    void startsOnAReplicaSet() {
        assertThatCode(() -> check(DURABLE, REPLICA_SET, false)).doesNotThrowAnyException();
        assertThatCode(() -> check(DURABLE, new Document("msg", "isdbgrid"), false))
                .doesNotThrowAnyException();
    }

    @Test
    void saysHowToMakeAReplicaSet() {
        assertThatThrownBy(() -> check(DURABLE, new Document("isWritablePrimary", true), false))
                .isInstanceOf(NotDurable.class)
                .hasMessageContaining("--replSet")
                .hasMessageContaining("rs.initiate()");
    }

    @Test
    void startsOnTheEmbeddedStoreOnlyWhenItIsDeclared() {
        assertThatCode(() -> check(DURABLE, new Document(), true)).doesNotThrowAnyException();
    }

    @Test
    void doesNotStartWithWeakWrites() {
        for (WriteConcern weak : new WriteConcern[] {
            WriteConcern.ACKNOWLEDGED,
            WriteConcern.W1.withJournal(true),
            WriteConcern.MAJORITY,
            WriteConcern.MAJORITY.withJournal(false),
            WriteConcern.UNACKNOWLEDGED
        }) {
            assertThatThrownBy(() -> check(weak, REPLICA_SET, false))
                    .as(weak.toString())
                    .isInstanceOf(NotDurable.class);
            assertThatThrownBy(() -> check(weak, REPLICA_SET, true))
                    .as(weak.toString())
                    .isInstanceOf(NotDurable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?w=1", "?w=0", "?journal=false", "?w=1&journal=false&readConcernLevel=local"})
    void noAddressWeakensWhatIsWritten(String options) {
        MongoClientSettings.Builder settings =
                MongoClientSettings.builder().applyConnectionString(new ConnectionString("mongodb://h/x" + options));
        new MongoConfiguration()
                .durableWrites(
                        false,
                        Duration.ofSeconds(5),
                        new StaticListableBeanFactory().getBeanProvider(CommandListener.class))
                .customize(settings);
        assertThat(settings.build().getWriteConcern()).isEqualTo(DURABLE);
        assertThat(settings.build().getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
    }

    private static void check(WriteConcern writes, Document hello, boolean embedded) {
        MongoDatabase database = mock(MongoDatabase.class);
        when(database.getWriteConcern()).thenReturn(writes);
        when(database.runCommand(any(Bson.class))).thenReturn(hello);
        MongoDatabaseFactory databases = mock(MongoDatabaseFactory.class);
        when(databases.getMongoDatabase()).thenReturn(database);
        new DurabilityCheck(databases, embedded).afterPropertiesSet();
    }
}
