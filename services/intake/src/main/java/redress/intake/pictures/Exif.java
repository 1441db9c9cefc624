package redress.intake.pictures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffImageMetadata;
import org.apache.commons.imaging.formats.tiff.TiffImageParser;
import org.apache.commons.imaging.formats.tiff.TiffImagingParameters;
import redress.intake.traces.Trace;

/** Reads what a picture says of itself, so that its owner can be told; all of it is taken out whether it was understood or not. */
final class Exif {

    private static final int UPRIGHT = 1;

    private Exif() {}

    /** @return which side is up, as Exif counts it */
    static int read(byte[] tiff, Set<Trace> traces) {
        int side = UPRIGHT;
        try {
            if (new TiffImageParser().getMetadata(ByteSource.array(tiff), new TiffImagingParameters())
                    instanceof TiffImageMetadata metadata) {
                for (TiffField field : metadata.getAllFields()) {
                    if (field.getTag() == 0x0112) {
                        side = field.getIntValue();
                    } else {
                        traces.add(trace(field.getTag(), field.getDirectoryType()));
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            traces.add(Trace.PROPERTIES);
        }
        return side;
    }

    private static Trace trace(int tag, int directory) {
        if (directory == 1) {
            return Trace.PREVIEW;
        }
        return switch (tag) {
            case 0x8825 -> Trace.PLACE;
            case 0x010F, 0x0110, 0x0131, 0x013C, 0x927C, 0xA431, 0xA432, 0xA433, 0xA434, 0xA435 -> Trace.DEVICE;
            case 0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012 -> Trace.DATES;
            case 0x013B, 0x8298, 0x9C9D, 0xA430 -> Trace.PEOPLE;
            case 0x9286, 0x9C9C -> Trace.HIDDEN_NOTES;
            default -> directory == -3 ? Trace.PLACE : Trace.PROPERTIES;
        };
    }

    static Set<Trace> tracesOfXmp(String xmp) {
        Set<Trace> traces = EnumSet.of(Trace.PROPERTIES);
        String lower = xmp.toLowerCase(Locale.ROOT);
        if (lower.contains("gps") || lower.contains("location")) {
            traces.add(Trace.PLACE);
        }
        if (lower.contains("creator>") || lower.contains("author") || lower.contains("rights")) {
            traces.add(Trace.PEOPLE);
        }
        if (lower.contains("date")) {
            traces.add(Trace.DATES);
        }
        if (lower.contains("creatortool") || lower.contains("model")) {
            traces.add(Trace.DEVICE);
        }
        return traces;
    }

    static byte[] onlyOrientation(byte[] header, int side) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header);
        out.writeBytes(new byte[] {
            'I', 'I', '*', 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte) side, 0, 0, 0, 0, 0, 0, 0
        });
        return out.toByteArray();
    }
}
