package redress.embedded.ordering;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Single values, such as ids, in MongoDB's order. */
public final class ValueType extends BasicDataType<Object> {

    private static final byte MISSING = 0;
    private static final byte STRING = 1;
    private static final byte OTHER = 2;

    @Override
    public int compare(Object a, Object b) {
        if (a instanceof String first && b instanceof String second) {
            return first.compareTo(second);
        }
        return ValueComparator.ascWithoutListHandling().compare(a, b);
    }

    @Override
    public int getMemory(Object value) {
        return value instanceof String string ? 48 + string.length() : 96;
    }

    @Override
    public void write(WriteBuffer buffer, Object value) {
        if (value instanceof String string) {
            bytes(buffer, STRING, string.getBytes(StandardCharsets.UTF_8));
        } else if (Missing.isNullOrMissing(value)) {
            buffer.put(MISSING);
        } else {
            bytes(buffer, OTHER, Bson.encode(new Document("v", value)));
        }
    }

    private static void bytes(WriteBuffer buffer, byte kind, byte[] bytes) {
        buffer.put(kind).putVarInt(bytes.length).put(bytes);
    }

    @Override
    public Object read(ByteBuffer buffer) {
        byte kind = buffer.get();
        if (kind == MISSING) {
            return Missing.getInstance();
        }
        byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bytes);
        return kind == STRING
                ? new String(bytes, StandardCharsets.UTF_8)
                : Objects.requireNonNull(Bson.decode(bytes).get("v"));
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
