package redress.intake.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;

/**
 * The archive that an office file is, as its central directory lists it. Refused unless every program would see the same parts in it:
 * the parts lie one behind the other from the first byte to the directory, and what stands before each part agrees with what the
 * directory says of it.
 */
public final class Archive implements AutoCloseable {

    public static final int MAX_ENTRIES = 1_000;
    static final long MAX_UNPACKED = 200L * 1024 * 1024;
    private static final int MAX_NAME = 500;
    private static final int END_RECORD = 22;
    private static final int LOCAL_HEADER = 30;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final int LATER = 8;

    private final ByteBuffer bytes;
    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;
    private long unpacked;

    Archive(byte[] file) throws Objected {
        this.bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int end = end();
            zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                    .setIgnoreLocalFileHeader(true)
                    .get();
            entries = Collections.list(zip.getEntries());
            check(end);
        } catch (IOException | RuntimeException e) {
            throw new Objected(Objection.DAMAGED_ARCHIVE);
        }
    }

    /** In the order of the directory. */
    List<ZipArchiveEntry> entries() {
        return entries;
    }

    /** Unpacks one part; all of them together may not be larger than {@link #MAX_UNPACKED}. */
    byte[] read(ZipArchiveEntry entry) throws Objected {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, MAX_UNPACKED - unpacked + 1));
            unpacked += content.length;
            if (unpacked > MAX_UNPACKED) {
                throw new Objected(Objection.TOO_LARGE_UNPACKED);
            }
            return content;
        } catch (IOException | RuntimeException e) {
            throw new Objected(Objection.DAMAGED_ARCHIVE);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the record lies that ends the archive, and with it the file: nothing may follow but the comment that it announces. */
    private int end() throws Objected {
        for (int at = bytes.limit() - END_RECORD; at >= Math.max(0, bytes.limit() - END_RECORD - 0xFFFF); at--) {
            if (bytes.getInt(at) == END_SIGNATURE) {
                int comment = bytes.getShort(at + 20) & 0xFFFF;
                int disks = bytes.getShort(at + 4) | bytes.getShort(at + 6);
                if (at + END_RECORD + comment != bytes.limit() || disks != 0) {
                    throw new Objected(Objection.TWO_FILES);
                }
                return at;
            }
        }
        throw new Objected(Objection.DAMAGED_ARCHIVE);
    }

    private void check(int end) throws Objected {
        int count = bytes.getShort(end + 10) & 0xFFFF;
        long directory = bytes.getInt(end + 16) & 0xFFFFFFFFL;
        long size = bytes.getInt(end + 12) & 0xFFFFFFFFL;
        if (directory + size != end || count != entries.size()) {
            throw new Objected(Objection.TWO_FILES);
        }
        if (count > MAX_ENTRIES) {
            throw new Objected(Objection.TOO_MANY_PARTS);
        }
        Set<String> names = new HashSet<>();
        long at = 0;
        List<ZipArchiveEntry> inFile = new ArrayList<>(entries);
        inFile.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        for (ZipArchiveEntry entry : inFile) {
            name(entry.getName(), names);
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new Objected(Objection.LOCKED_ARCHIVE);
            }
            if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
                throw new Objected(Objection.DAMAGED_ARCHIVE);
            }
            if (entry.getLocalHeaderOffset() != at) {
                throw new Objected(Objection.TWO_FILES);
            }
            at = behind(entry, (int) at, Math.toIntExact(directory));
        }
        if (at != directory) {
            throw new Objected(Objection.TWO_FILES);
        }
    }

    private static void name(String name, Set<String> names) throws Objected {
        if (name.length() > MAX_NAME) {
            throw new Objected(Objection.TOO_MANY_PARTS);
        }
        if (name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || (name + "/").contains("../")
                || !names.add(name.toLowerCase(Locale.ROOT))) {
            throw new Objected(Objection.TWO_FILES);
        }
    }

    /** Where the next part has to begin. */
    private long behind(ZipArchiveEntry entry, int at, int directory) throws Objected {
        if (bytes.getInt(at) != LOCAL_SIGNATURE) {
            throw new Objected(Objection.TWO_FILES);
        }
        int flags = bytes.getShort(at + 6);
        int nameLength = bytes.getShort(at + 26) & 0xFFFF;
        int extra = bytes.getShort(at + 28) & 0xFFFF;
        byte[] rawName = new byte[nameLength];
        bytes.get(at + LOCAL_HEADER, rawName);
        boolean agrees = Arrays.equals(rawName, entry.getRawName())
                && (bytes.getShort(at + 8) & 0xFFFF) == entry.getMethod()
                && (flags & 1) == 0;
        if ((flags & LATER) == 0) {
            agrees &= bytes.getInt(at + 14) == (int) entry.getCrc()
                    && bytes.getInt(at + 18) == (int) entry.getCompressedSize()
                    && bytes.getInt(at + 22) == (int) entry.getSize();
        }
        if (!agrees) {
            throw new Objected(Objection.TWO_FILES);
        }
        long behind = (long) at + LOCAL_HEADER + nameLength + extra + entry.getCompressedSize();
        if (behind > directory) {
            throw new Objected(Objection.TWO_FILES);
        }
        return (flags & LATER) == 0 ? behind : behindDescriptor((int) behind, entry);
    }

    private long behindDescriptor(int at, ZipArchiveEntry entry) throws Objected {
        int from = bytes.getInt(at) == DESCRIPTOR_SIGNATURE ? at + 4 : at;
        if (bytes.getInt(from) != (int) entry.getCrc() || bytes.getInt(from + 4) != (int) entry.getCompressedSize()) {
            throw new Objected(Objection.TWO_FILES);
        }
        // Sizes have four bytes each, or eight.
        return bytes.getInt(from + 8) == (int) entry.getSize() ? from + 12L : from + 20L;
    }
}
