package redress.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import redress.events.codes.IdentityMode;
import redress.events.codes.Stage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a data folder of an earlier version holds, as those were answered who put it there. The folder lies packed beside the tests.
 *
 * @param now by the folder's clock, when its system had ended
 * @param mails how many have arrived
 * @param unusedLink the token of a link to sign in that nobody has followed
 */
record OldFolder(Instant now, List<Told> reports, List<Saved> drafts, int mails, String unusedLink) {

    /** Where the packed folders lie, seen from the module. */
    static final Path PLACE = Path.of("src/test/resources/old-folders");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CONTENT = "content.json";

    /** What ends with the process. */
    private static final Set<String> LEFT_OUT = Set.of("lock", "ports", CONTENT);

    /**
     * @param words that the report says
     * @param file the id of its file; null where it has none
     * @param dueAt the deadline of its stage; null once it is closed
     */
    record Told(
            String reference,
            String receipt,
            String reportId,
            String caseId,
            IdentityMode mode,
            String words,
            @Nullable String file,
            Stage stage,
            @Nullable Instant dueAt) {}

    record Saved(String key, String json) {}

    static byte[] bytesOfAFile() {
        return "The grant ends in six months.".getBytes(StandardCharsets.UTF_8);
    }

    /** A report as it is sent. @param file the id of one that was uploaded; null for none */
    static String form(IdentityMode mode, String words, @Nullable String file) {
        ObjectNode form = JSON.createObjectNode()
                .put("identityMode", mode.name())
                .put("bodyId", "thurrock-council")
                .put("compactId", "thurrock")
                .put("relationship", "GRANT")
                .put("whatHappened", words);
        form.putArray("categories").add("CONSULT_NONE");
        form.putObject("organisation").put("name", "Sample CVS");
        if (mode != IdentityMode.ANONYMOUS_EVIDENCE) {
            form.putObject("contact").put("name", "Sample Manager").put("email", "manager@sample-cvs.example");
        }
        form.putObject("consents")
                .put("shareWithBody", mode == IdentityMode.NAMED)
                .put("shareWithSteeringGroup", true)
                .put("nationalUse", true)
                .put("publishSummary", true);
        if (file != null) {
            form.putArray("attachmentIds").add(file);
        }
        return form.toString();
    }

    /** @param zip written where there is none: a folder once made stays as it is */
    void pack(Path folder, Path zip) {
        try (OutputStream file = Files.newOutputStream(zip, StandardOpenOption.CREATE_NEW);
                ZipOutputStream out = new ZipOutputStream(file, StandardCharsets.UTF_8);
                Stream<Path> within = Files.walk(folder)) {
            put(out, CONTENT, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            for (Path each : within.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(each).toString();
                if (!LEFT_OUT.contains(name)) {
                    put(out, name, Files.readAllBytes(each));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
    }

    /** @param folder filled with what was packed, its clock as it would be had the system gone on a minute later */
    static OldFolder unpack(Path zip, Path folder) {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path to = folder.resolve(entry.getName());
                Files.createDirectories(to.getParent());
                Files.write(to, in.readAllBytes());
            }
            OldFolder content = JSON.readValue(Files.readAllBytes(folder.resolve(CONTENT)), OldFolder.class);
            Duration ahead = Duration.between(Instant.now(), content.now.plusSeconds(60));
            Files.writeString(folder.resolve("clock"), ahead.toString());
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
