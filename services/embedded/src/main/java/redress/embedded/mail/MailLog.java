package redress.embedded.mail;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Mails in the order of their arrival, in one file that only grows: a mail is in it before {@link #add} returns, whatever happens to
 * the process. Where each mail lies is kept in memory, twelve bytes a mail; the mails are not.
 */
final class MailLog implements Closeable {

    private static final int HEAD = Integer.BYTES + Long.BYTES + Short.BYTES;

    private final FileChannel file;
    private long[] places = new long[1024];
    /** For each mail the number of its recipient's mail before it; 0 if it is the first. */
    private int[] before = new int[1024];
    /** The number of each recipient's newest mail. */
    private final Map<String, Integer> newest = new HashMap<>();

    private int count;
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
        return count;
    }

    synchronized int count() {
        return count;
    }

    /** @throws IndexOutOfBoundsException if there is no such mail */
    synchronized Kept get(int number) {
        long place = places[Objects.checkIndex(number - 1, count)];
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

    /**
     * The numbers of a recipient's mails, the newest first.
     *
     * @param below only smaller numbers
     */
    synchronized List<Integer> of(String to, int below, int limit) {
        List<Integer> numbers = new ArrayList<>();
        int number = newest.getOrDefault(key(to), 0);
        while (number > 0 && numbers.size() < limit) {
            if (number < below) {
                numbers.add(number);
            }
            number = before[number - 1];
        }
        return numbers;
    }

    private void remember(String to, long place, int size) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
            before = Arrays.copyOf(before, count * 2);
        }
        places[count] = place;
        Integer last = newest.put(key(to), count + 1);
        before[count] = last == null ? 0 : last;
        count++;
        end = place + size;
    }

    private static String key(String to) {
        return to.toLowerCase(Locale.ROOT);
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
