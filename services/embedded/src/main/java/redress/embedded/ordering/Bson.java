package redress.embedded.ordering;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.atomic.LongAdder;

/** Documents as bytes and back, in the form in which they travel. */
public final class Bson {

    /** How many were read: what a query costs, whatever the machine. */
    public static final LongAdder READ = new LongAdder();

    private Bson() {}

    public static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(1024);
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    public static Document decode(byte[] bytes) {
        READ.increment();
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
