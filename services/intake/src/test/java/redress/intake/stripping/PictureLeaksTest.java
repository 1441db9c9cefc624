package redress.intake.stripping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static redress.intake.stripping.SampleFiles.CANARY;
import static redress.intake.stripping.SampleFiles.plain;
import static redress.intake.stripping.SampleFiles.text;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import redress.intake.drawings.EmbeddedPictures;
import redress.intake.pictures.ColourProfile;
import redress.intake.pictures.Jpeg2000;
import redress.intake.traces.FileType;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/** What pictures of many kinds say of their makers, by themselves and inside other files. */
class PictureLeaksTest {

    private final Set<Trace> traces = EnumSet.noneOf(Trace.class);

    @Test
    void takesCommentsAndWhatProgramsAddOutOfAGif() throws Exception {
        byte[] plain = plain("gif");
        int head = 13 + 3 * (2 << (plain[10] & 7));
        byte[] gif = joined(
                Arrays.copyOf(plain, head),
                block(0xFE, CANARY),
                new byte[] {0x21, (byte) 0xFF, 11},
                text("NETSCAPE2.0"),
                new byte[] {3, 1, 0, 0, 0},
                new byte[] {0x21, (byte) 0xFF, 11},
                text("XMP DataXMP"),
                block(CANARY),
                Arrays.copyOfRange(plain, head, plain.length),
                text(CANARY));
        byte[] clean = EmbeddedPictures.strip(gif, traces).orElseThrow();
        assertThat(latin(clean)).doesNotContain(CANARY, "XMP").contains("NETSCAPE2.0");
        assertThat(pixels(clean)).isEqualTo(pixels(plain));
        assertThat(traces).contains(Trace.HIDDEN_NOTES, Trace.PROPERTIES, Trace.PREVIEW);
    }

    @Test
    void takesTheNameOfAProfileAndWhatFollowsOutOfABitmap() throws Exception {
        byte[] plain = plain("bmp");
        int more = 124 - 40;
        ByteBuffer bmp = ByteBuffer.allocate(plain.length + more + 20).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put(plain, 0, 54).position(54 + more);
        bmp.put(plain, 54, plain.length - 54).put(text(CANARY));
        bmp.putInt(10, 54 + more).putInt(14, 124).putInt(14 + 56, 0x4C494E4B);
        bmp.putInt(14 + 112, 124 + plain.length - 54).putInt(14 + 116, CANARY.length());
        byte[] clean = EmbeddedPictures.strip(bmp.array(), traces).orElseThrow();
        assertThat(latin(clean)).doesNotContain(CANARY, "KNIL");
        assertThat(Arrays.copyOfRange(clean, 138, clean.length)).isEqualTo(Arrays.copyOfRange(plain, 54, plain.length));
        assertThat(EmbeddedPictures.strip(plain, traces)).contains(plain);
    }

    @Test
    void takesTheDescriptionAndForeignCommentsOutOfAMetafile() throws Exception {
        byte[] name = (CANARY + "\0Picture\0\0").getBytes(StandardCharsets.UTF_16LE);
        ByteBuffer head = record(1, 88 + name.length);
        head.putInt(40, 0x464D4520).putInt(60, name.length / 2).putInt(64, 88).put(88, name);
        ByteBuffer drawn = record(27, 16).putInt(8, 7).putInt(12, 9);
        byte[] comment = record(70, 40).putInt(8, 28).put(12, text(CANARY)).array();
        byte[] profile = record(122, 600).put(80, text(CANARY)).array();
        byte[] end = record(14, 20).array();
        byte[] emf = joined(head.array(), drawn.array(), comment, profile, end, text(CANARY));
        byte[] clean = EmbeddedPictures.strip(emf, traces).orElseThrow();
        assertThat(latin(clean).replace("\0", "")).doesNotContain(CANARY, "Picture");
        assertThat(clean).hasSize(emf.length - CANARY.length());
        assertThat(Arrays.copyOfRange(clean, head.limit(), head.limit() + 16)).isEqualTo(drawn.array());
        byte[] photo = joined(
                head.array(),
                record(81, 808).put(8, SampleFiles.photo(), 0, 800).array(),
                end);
        assertThat(EmbeddedPictures.strip(photo, traces)).isEmpty();
    }

    @Test
    void takesWhatPrintersAreToldOutOfAnOldMetafile() throws Exception {
        byte[] header = Arrays.copyOf(new byte[] {1, 0, 9, 0, 0, 3}, 18);
        byte[] drawn = new byte[] {4, 0, 0, 0, 0x13, 2, 1, 2};
        ByteBuffer escape = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        escape.putInt(0, 15).putShort(4, (short) 0x0626).putShort(6, (short) 15).putShort(8, (short) 20);
        escape.put(10, text(CANARY));
        byte[] end = new byte[] {3, 0, 0, 0, 0, 0};
        byte[] wmf = joined(header, escape.array(), drawn, end, text(CANARY));
        byte[] clean = EmbeddedPictures.strip(wmf, traces).orElseThrow();
        assertThat(latin(clean)).doesNotContain(CANARY);
        assertThat(Arrays.copyOfRange(clean, 48, 56)).isEqualTo(drawn);
    }

    @Test
    void takesEverythingOutOfAWebPictureButThePicture() throws Exception {
        byte[] seen = chunk("VP8 ", new byte[] {1, 2, 3});
        byte[] flags = chunk("VP8X", new byte[] {0x0C, 0, 0, 0, 39, 0, 0, 29, 0, 0});
        byte[] told = joined(chunk("EXIF", text(CANARY)), chunk("XMP ", text(CANARY)));
        byte length = (byte) (4 + flags.length + seen.length + told.length);
        byte[] webp = joined(
                text("RIFF"), new byte[] {length, 0, 0, 0}, text("WEBP"), flags, seen, told, text("Behind " + CANARY));
        byte[] clean = EmbeddedPictures.strip(webp, traces).orElseThrow();
        assertThat(latin(clean)).doesNotContain("Canary").startsWith("RIFF").contains(latin(seen));
        assertThat(clean)
                .hasSize(12 + flags.length + seen.length)
                .contains((byte) (clean.length - 8), Index.atIndex(4));
        assertThat(clean[20]).isZero();
    }

    private static byte[] chunk(String type, byte[] content) {
        return ByteBuffer.allocate(8 + (content.length + 1) / 2 * 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text(type))
                .putInt(content.length)
                .put(content)
                .array();
    }

    @Test
    void cleansADocumentThatIsShownAsAPicture() throws Exception {
        byte[] clean = EmbeddedPictures.strip(SampleFiles.pdf(), traces).orElseThrow();
        assertThat(latin(clean)).startsWith("%PDF").doesNotContain(CANARY);
    }

    @Test
    void takesTheCommentsOutOfTheReplacementOfAChart() throws Exception {
        ByteBuffer svm = ByteBuffer.allocate(78).order(ByteOrder.LITTLE_ENDIAN);
        svm.put(text("VCLMTF")).putShort((short) 1).putInt(20).position(32);
        svm.putShort((short) 103).putShort((short) 1).putInt(8).putLong(7);
        svm.putShort((short) 512)
                .putShort((short) 1)
                .putInt(22)
                .putShort((short) CANARY.length())
                .put(text(CANARY));
        byte[] clean = EmbeddedPictures.strip(svm.array(), traces).orElseThrow();
        assertThat(latin(clean)).doesNotContain(CANARY);
        assertThat(Arrays.copyOf(clean, 56)).isEqualTo(Arrays.copyOf(svm.array(), 56));
        assertThat(EmbeddedPictures.strip(Arrays.copyOf(svm.array(), 70), traces))
                .isEmpty();
    }

    @Test
    void cleansPicturesThatAreWrittenAsText() throws Exception {
        String photo = Base64.getEncoder().encodeToString(SampleFiles.photo());
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href="
                        + "\"data:image/jpeg;base64," + photo + "\"/><image href=\"data:image/jpeg;base64," + photo
                        + "\"/></svg>";
        String clean = part(SampleFiles.docx("word/media/image2.svg", svg), "word/media/image2.svg");
        String[] pictures = clean.split("base64,");
        assertThat(pictures).hasSize(3);
        for (String each : Arrays.asList(pictures).subList(1, 3)) {
            byte[] bytes = Base64.getDecoder().decode(each.substring(0, each.indexOf('"')));
            assertThat(latin(bytes)).doesNotContain(CANARY);
            assertThat(pixels(bytes)).isEqualTo(pixels(SampleFiles.photo()));
        }
        for (String element : new String[] {
            "<image href=\"https://a.example/b.png\"/>", "<style>a { fill: url(https://a.example/b) }</style>"
        }) {
            byte[] file = SampleFiles.docx(
                    "word/media/image2.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">" + element + "</svg>");
            assertThatExceptionOfType(Objected.class)
                    .isThrownBy(() -> Stripper.strip(FileType.DOCX, file))
                    .satisfies(objected -> assertThat(objected.objection()).isEqualTo(Objection.FETCHES));
        }
        String drawn =
                "<draw:image xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:office=\"urn:oasis:names:"
                        + "tc:opendocument:xmlns:office:1.0\"><office:binary-data>" + photo
                        + "</office:binary-data></draw:image>";
        assertThat(part(SampleFiles.odt("Object 1/styles.xml", drawn), "Object 1/styles.xml"))
                .contains("binary-data>/9j/")
                .doesNotContain(photo.substring(0, 200));
    }

    @Test
    void keepsOfAProfileOnlyWhatColoursNeed() throws Exception {
        byte[] clean = ColourProfile.strip(profile(), traces).orElseThrow();
        assertThat(latin(clean)).doesNotContain(CANARY, "mmod", "sRGB", "vued");
        assertThat(traces).contains(Trace.DEVICE);
        ICC_Profile read = ICC_Profile.getInstance(clean);
        ICC_Profile before = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        for (int tag : new int[] {ICC_Profile.icSigRedColorantTag, ICC_Profile.icSigRedTRCTag, 0x77747074}) {
            assertThat(read.getData(tag)).isEqualTo(before.getData(tag));
        }
        assertThat(read.getColorSpaceType()).isEqualTo(ColorSpace.TYPE_RGB);
        assertThat(ColourProfile.strip(Arrays.copyOf(profile(), 300), traces)).isEmpty();
    }

    @Test
    void cleansTheProfilesOfPhotosAndScreens() throws Exception {
        byte[] half = Arrays.copyOf(profile(), 400);
        byte[] rest = Arrays.copyOfRange(profile(), 400, profile().length);
        byte[] plain = plain("jpg");
        byte[] jpeg = joined(
                Arrays.copyOf(plain, 20),
                marker(0xE2, joined(text("ICC_PROFILE\0\1\2"), half)),
                marker(0xE2, joined(text("ICC_PROFILE\0\2\2"), rest)),
                Arrays.copyOfRange(plain, 20, plain.length));
        byte[] clean = Stripper.strip(FileType.JPG, jpeg).content();
        assertThat(latin(clean)).doesNotContain(CANARY).contains("ICC_PROFILE");
        assertThat(pixels(clean)).isEqualTo(pixels(plain));

        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(text(CANARY + "\0\0"));
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(profile());
        }
        byte[] screen = SampleFiles.png("iCCP", packed.toByteArray());
        byte[] png = Stripper.strip(FileType.PNG, screen).content();
        assertThat(latin(png)).doesNotContain(CANARY);
        int at = latin(png).indexOf("iCCPRGB");
        byte[] unpacked =
                new InflaterInputStream(new ByteArrayInputStream(png, at + 9, png.length - at - 9)).readNBytes(9999);
        assertThat(latin(unpacked)).contains("rXYZ").doesNotContain(CANARY);
        assertThat(pixels(png)).isEqualTo(pixels(plain("png")));
    }

    @Test
    void blanksWordsInAPictureOfJpeg2000() throws Exception {
        byte[] code = joined(
                new byte[] {(byte) 0xFF, 0x4F},
                marker(0x51, new byte[38]),
                marker(0x64, joined(new byte[] {0, 1}, text("Made by " + CANARY))),
                marker(0x90, new byte[] {0, 0, 0, 0, 0, 54, 0, 1}),
                marker(0x64, joined(new byte[] {0, 1}, text("Tile of " + CANARY))),
                new byte[] {(byte) 0xFF, (byte) 0x93, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
                new byte[] {(byte) 0xFF, (byte) 0xD9});
        byte[] wide = joined(new byte[] {0, 0, 0, 1}, text("zzzz"), new byte[] {0, 0, 0, 0, 0, 0, 0, 26}, text(CANARY));
        byte[] picture = joined(
                box("jP  ", new byte[4]),
                box("ftyp", text("jp2 \0\0\0\0jp2 ")),
                wide,
                box("jp2h", joined(box("ihdr", new byte[14]), box("colr", joined(new byte[] {2, 0, 0}, profile())))),
                box("uuid", text(CANARY)),
                box("jp2c", code));
        byte[] clean = Jpeg2000.strip(picture, traces);
        assertThat(latin(clean)).doesNotContain(CANARY).contains("rXYZ", "jp2c");
        assertThat(clean).hasSameSizeAs(picture);
        assertThat(latin(Jpeg2000.strip(code, traces))).doesNotContain(CANARY).contains("\1\2\3\4\5\6\7\10");
    }

    /** A profile of a screen with the name that somebody gave it, its number, and who measured it. */
    static byte[] profile() {
        byte[] plain = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        String[] more = {"mmod", "vued", "targ", "meta"};
        byte[] told = joined(text("text\0\0\0\0"), text(CANARY), new byte[2]);
        ByteBuffer in = ByteBuffer.wrap(plain);
        int count = in.getInt(128);
        ByteBuffer out = ByteBuffer.allocate(plain.length + 12 * more.length + told.length);
        out.put(plain, 0, 128).putInt(0, out.capacity()).put(48, text("Cana")).putInt(count + more.length);
        for (int i = 0; i < count; i++) {
            int at = 132 + i * 12;
            String name = new String(plain, at, 4, StandardCharsets.US_ASCII);
            boolean telling = name.equals("desc") || name.equals("cprt");
            out.put(plain, at, 4)
                    .putInt(telling ? out.capacity() - told.length : in.getInt(at + 4) + 12 * more.length)
                    .putInt(telling ? told.length : in.getInt(at + 8));
        }
        for (String each : more) {
            out.put(text(each)).putInt(out.capacity() - told.length).putInt(told.length);
        }
        return out.put(plain, 132 + count * 12, plain.length - 132 - count * 12)
                .put(told)
                .array();
    }

    private static byte[] block(int kind, String text) {
        return joined(new byte[] {0x21, (byte) kind}, block(text));
    }

    private static byte[] block(String text) {
        return joined(new byte[] {(byte) text.length()}, text(text), new byte[1]);
    }

    private static ByteBuffer record(int type, int size) {
        int even = (size + 3) / 4 * 4;
        return ByteBuffer.allocate(even)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, type)
                .putInt(4, even);
    }

    private static byte[] marker(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(content.length + 8)
                .putInt(content.length + 8)
                .put(text(type))
                .put(content)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] each : parts) {
            all.writeBytes(each);
        }
        return all.toByteArray();
    }

    private static String part(byte[] file, String name) throws Exception {
        FileType type = name.startsWith("word") ? FileType.DOCX : FileType.ODT;
        return OfficeLeaksTest.parts(Stripper.strip(type, file).content()).get(name);
    }

    private static int[] pixels(byte[] content) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(content)).getRGB(0, 0, 40, 30, null, 0, 40);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
