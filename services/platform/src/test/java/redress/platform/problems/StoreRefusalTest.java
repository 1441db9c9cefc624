package redress.platform.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;

/** The codes are those of the servers, and of what runs in their place. */
class StoreRefusalTest {

    @Test
    void aFullDiskIsKnownFromWhateverLayerItComes() {
        assertThat(StoreRefusal.isIn(refusedWith(14031))).isTrue();
        assertThat(StoreRefusal.isIn(new IllegalStateException(new SQLTransientConnectionException("full", "53100"))))
                .isTrue();
        assertThat(StoreRefusal.isIn(new IllegalStateException(new IOException("No space left on device"))))
                .isTrue();
    }

    @Test
    void nothingElseIsTakenForOne() {
        assertThat(StoreRefusal.isIn(refusedWith(11000))).isFalse();
        assertThat(StoreRefusal.isIn(new SQLException("duplicate", "23505"))).isFalse();
        assertThat(StoreRefusal.isIn(new IOException("connection reset"))).isFalse();
    }

    private static MongoCommandException refusedWith(int code) {
        return new MongoCommandException(new BsonDocument("code", new BsonInt32(code)), new ServerAddress());
    }
}
