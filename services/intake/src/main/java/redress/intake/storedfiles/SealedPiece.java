package redress.intake.storedfiles;

import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.BsonReaderMark;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BsonInput;

/**
 * A sealed piece as the driver takes it out of an answer of the store: without the copies that the driver makes of binary values, into
 * memory in which the next piece follows. For one reader only.
 */
final class SealedPiece implements Codec<SealedPiece> {

    private final byte[] bytes;
    private int length;

    SealedPiece(int most) {
        this.bytes = new byte[most];
    }

    /** Of these the first {@link #length()} count. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    public SealedPiece decode(BsonReader reader, DecoderContext context) {
        length = 0;
        reader.readStartDocument();
        for (BsonType type = reader.readBsonType(); type != BsonType.END_OF_DOCUMENT; type = reader.readBsonType()) {
            if (reader.readName().equals("data") && type == BsonType.BINARY) {
                fill((BsonBinaryReader) reader);
            }
            reader.skipValue();
        }
        reader.readEndDocument();
        return this;
    }

    /** Looks at the value without moving on: the reader itself would hand it over as a new array. */
    private void fill(BsonBinaryReader reader) {
        BsonReaderMark here = reader.getMark();
        BsonInput in = reader.getBsonInput();
        int size = in.readInt32();
        if (size > bytes.length) {
            throw new IllegalStateException("A piece of a file is too long: " + size);
        }
        in.readByte(); // the kind of binary value
        in.readBytes(bytes, 0, size);
        length = size;
        here.reset();
    }

    @Override
    public void encode(BsonWriter writer, SealedPiece piece, EncoderContext context) {
        throw new UnsupportedOperationException("Pieces are written by the driver's bucket");
    }

    @Override
    public Class<SealedPiece> getEncoderClass() {
        return SealedPiece.class;
    }
}
