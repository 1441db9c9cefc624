package redress.platform.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mails in the order of their arrival, in one file that only grows: a mail is in it before {@link #add} returns, whatever happens to
 * the process. The places of the mails are kept in memory, some forty bytes each; the mails are not.
 */
final class MailLog implements Closeable {

    private static final int HEAD = Integer.BYTES + Long.BYTES + Short.BYTES;

    private final FileChannel file;
    private final List<Long> places = new ArrayList<>();
    private final Map<String, List<Integer>> byRecipient = new HashMap<>();
    private long end;

    /** @param number from 1, in the order of arrival */
    record Kept(int number, String to, Instant at, byte[] source) {}

    MailLog(Path path) {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            long size = file.size();
            while (end + HEAD <= size) {
                ByteBuffer head = read(end, HEAD);
                int length = head.getInt();
                head.getLong();
                int recipient = head.getShort();
                if (end + HEAD + recipient + length > size) {
                    break;
                }
                String to = StandardCharsets.UTF_8
                        .decode(read(end + HEAD, recipient))
                        .toString();
                remember(to, end, HEAD + recipient + length);
            }
            file.truncate(end); // what was cut off by a kill was never acknowledged
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized int add(String to, Instant at, byte[] source) {
        byte[] recipient = to.getBytes(StandardCharsets.UTF_8);
        ByteBuffer record = ByteBuffer.allocate(HEAD + recipient.length + source.length);
        record.putInt(source.length).putLong(at.toEpochMilli()).putShort((short) recipient.length);
        record.put(recipient).put(source).flip();
        try {
            long place = end;
            while (record.hasRemaining()) {
                place += file.write(record, place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        remember(to, end, record.limit());
        return places.size();
    }

    synchronized int count() {
        return places.size();
    }

    /** @throws IndexOutOfBoundsException if there is no such mail */
    synchronized Kept get(int number) {
        long place = places.get(number - 1);
        try {
            ByteBuffer head = read(place, HEAD);
            int length = head.getInt();
            Instant at = Instant.ofEpochMilli(head.getLong());
            int recipient = head.getShort();
            String to =
                    StandardCharsets.UTF_8.decode(read(place + HEAD, recipient)).toString();
            return new Kept(
                    number, to, at, read(place + HEAD + recipient, length).array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of a recipient's mails, the oldest first. */
    synchronized List<Integer> of(String to) {
        return List.copyOf(byRecipient.getOrDefault(to.toLowerCase(java.util.Locale.ROOT), List.of()));
    }

    private void remember(String to, long place, int size) {
        places.add(place);
        byRecipient
                .computeIfAbsent(to.toLowerCase(java.util.Locale.ROOT), key -> new ArrayList<>())
                .add(places.size());
        end = place + size;
    }

    private ByteBuffer read(long place, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, place + buffer.position()) < 0) {
                throw new IOException("The mail file is shorter than it was");
            }
        }
        return buffer.flip();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
