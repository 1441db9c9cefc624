package redress.intake.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import redress.intake.traces.EmbeddedFiles;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/**
 * Copies of a JPEG what is needed to see it, segment by segment, and nothing else: what it does not know, it leaves out. The picture
 * is not decoded, so its pixels stay as they were and its dimensions do not matter.
 */
public final class Jpeg {

    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP13 = 0xED;
    private static final int APP14 = 0xEE;
    private static final int COMMENT = 0xFE;
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final byte[] JFIF = ascii("JFIF\0");
    private static final byte[] EXIF = ascii("Exif\0\0");
    private static final byte[] PROFILE = ascii("ICC_PROFILE\0");
    private static final int PROFILE_PART = 65_000;
    private static final byte[] ADOBE = ascii("Adobe");

    private final byte[] in;
    private final ByteArrayOutputStream out;
    private final Set<Trace> traces;
    private final SortedMap<Integer, byte[]> profile = new TreeMap<>();
    private int at = 2;
    private boolean frame;
    private boolean scan;

    private Jpeg(byte[] in, Set<Trace> traces) {
        this.in = in;
        this.out = new ByteArrayOutputStream(in.length);
        this.traces = traces;
    }

    public static byte[] strip(byte[] file, Set<Trace> traces) throws Objected {
        if (!EmbeddedFiles.starts(file, 0xFF, 0xD8)) {
            throw new Objected(Objection.DAMAGED);
        }
        return new Jpeg(file, traces).run();
    }

    private byte[] run() throws Objected {
        out.write(0xFF);
        out.write(0xD8);
        for (int marker = marker(); marker != END; marker = marker()) {
            if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
                mark(marker);
            } else {
                segment(marker);
                if (marker == SCAN) {
                    scan = true;
                    picture();
                }
            }
        }
        if (!frame || !scan) {
            throw new Objected(Objection.DAMAGED);
        }
        mark(END);
        if (at < in.length) {
            traces.add(Trace.PREVIEW);
        }
        return out.toByteArray();
    }

    /** Many programs show a picture that was cut short, so its end may be missing once the picture has begun. */
    private int marker() throws Objected {
        while (at < in.length && in[at] != (byte) 0xFF && scan) {
            at++;
        }
        int before = at;
        while (at < in.length && in[at] == (byte) 0xFF) {
            at++;
        }
        if (at >= in.length && scan) {
            return END;
        }
        if (at >= in.length || at == before) {
            throw new Objected(Objection.DAMAGED);
        }
        return in[at++] & 0xFF;
    }

    private void segment(int marker) throws Objected {
        if (at + 2 > in.length) {
            throw new Objected(Objection.DAMAGED);
        }
        int length = (in[at] & 0xFF) << 8 | in[at + 1] & 0xFF;
        int from = at + 2;
        int to = at + length;
        if (length < 2 || to > in.length) {
            throw new Objected(Objection.DAMAGED);
        }
        at = to;
        switch (marker) {
            case APP0 -> jfif(from, to);
            case APP1 -> app1(from, to);
            case APP2 -> app2(from, to);
            case APP14 -> adobe(from, to);
            case APP13 -> traces.add(Trace.PROPERTIES);
            case COMMENT -> traces.add(Trace.HIDDEN_NOTES);
            default -> {
                if (marker >= 0xC0 && marker <= 0xDF) {
                    frame |= marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
                    copy(marker, Arrays.copyOfRange(in, from, to));
                } else {
                    traces.add(Trace.PROPERTIES);
                }
            }
        }
    }

    /** Without the small picture that it may hold. */
    private void jfif(int from, int to) {
        if (!begins(from, to, JFIF) || to - from < 14) {
            traces.add(Trace.PREVIEW);
            return;
        }
        byte[] kept = Arrays.copyOfRange(in, from, from + 14);
        if (kept[12] != 0 || kept[13] != 0 || to - from > 14) {
            traces.add(Trace.PREVIEW);
        }
        kept[12] = 0;
        kept[13] = 0;
        copy(APP0, kept);
    }

    /** Of the Exif data only which side is up is kept, without which the picture would lie on its side. */
    private void app1(int from, int to) {
        if (!begins(from, to, EXIF)) {
            String xmp = new String(in, from, to - from, StandardCharsets.ISO_8859_1);
            traces.addAll(Exif.tracesOfXmp(xmp));
            return;
        }
        int side = Exif.read(Arrays.copyOfRange(in, from + EXIF.length, to), traces);
        if (side > 1 && side <= 8) {
            copy(APP1, Exif.onlyOrientation(EXIF, side));
        }
    }

    /** A profile of colours may be spread over several segments; it is written where it is complete, or not at all. */
    private void app2(int from, int to) {
        int content = from + PROFILE.length + 2;
        if (!begins(from, to, PROFILE) || content > to) {
            traces.add(Trace.PREVIEW);
            return;
        }
        profile.put(in[content - 2] & 0xFF, Arrays.copyOfRange(in, content, to));
        int parts = in[content - 1] & 0xFF;
        if (profile.size() == parts) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            profile.values().forEach(whole::writeBytes);
            ColourProfile.strip(whole.toByteArray(), traces)
                    .ifPresentOrElse(this::profile, () -> traces.add(Trace.DEVICE));
        }
    }

    private void profile(byte[] clean) {
        int parts = (clean.length + PROFILE_PART - 1) / PROFILE_PART;
        for (int i = 0; i < parts && parts <= 0xFF; i++) {
            byte[] part = Arrays.copyOfRange(clean, i * PROFILE_PART, Math.min(clean.length, (i + 1) * PROFILE_PART));
            ByteArrayOutputStream segment = new ByteArrayOutputStream();
            segment.writeBytes(PROFILE);
            segment.write(i + 1);
            segment.write(parts);
            segment.writeBytes(part);
            copy(APP2, segment.toByteArray());
        }
    }

    /** Says how colours are to be read. */
    private void adobe(int from, int to) {
        if (begins(from, to, ADOBE) && to - from >= 12) {
            copy(APP14, Arrays.copyOfRange(in, from, from + 12));
        } else {
            traces.add(Trace.PROPERTIES);
        }
    }

    private void picture() {
        int from = at;
        while (at < in.length) {
            if (in[at] == (byte) 0xFF && at + 1 < in.length) {
                int next = in[at + 1] & 0xFF;
                if (next != 0 && (next < 0xD0 || next > 0xD7)) {
                    break;
                }
                at++;
            }
            at++;
        }
        at = Math.min(at, in.length);
        out.write(in, from, at - from);
    }

    private boolean begins(int from, int to, byte[] with) {
        return to - from >= with.length && Arrays.equals(in, from, from + with.length, with, 0, with.length);
    }

    private void mark(int marker) {
        out.write(0xFF);
        out.write(marker);
    }

    private void copy(int marker, byte[] content) {
        mark(marker);
        out.write((content.length + 2) >> 8);
        out.write((content.length + 2) & 0xFF);
        out.writeBytes(content);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
