package redress.platform.securitylog;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a day's file by pages; a cursor is the place in it, so that what is added meanwhile disturbs nothing. */
final class LogReader {

    /** Longer than any line that is written; what is longer is none of ours. */
    private static final int LONGEST_LINE = 8_192;

    private final LogFiles files;
    private final JsonMapper json = JsonMapper.shared();

    /** @param next where the next page begins; null where there is no more by now */
    record Page(
            List<JsonNode> lines, int unreadable, @Nullable Long next) {}

    LogReader(LogFiles files) {
        this.files = files;
    }

    Page read(LocalDate day, long from, int limit) throws IOException {
        Path file = files.of(day);
        List<JsonNode> lines = new ArrayList<>();
        int unreadable = 0;
        if (!Files.exists(file)) {
            return new Page(lines, 0, null);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long at = Math.min(from, size);
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(at)));
            while (at < size && lines.size() + unreadable < limit) {
                ByteArrayOutputStream line = new ByteArrayOutputStream(256);
                int read;
                while ((read = in.read()) >= 0 && read != '\n') {
                    at++;
                    if (line.size() < LONGEST_LINE) {
                        line.write(read);
                    }
                }
                if (read < 0) {
                    break;
                }
                at++;
                try {
                    lines.add(json.readTree(line.toString(StandardCharsets.UTF_8)));
                } catch (JacksonException cutShort) {
                    unreadable++;
                }
            }
            return new Page(lines, unreadable, at < size ? at : null);
        }
    }
}
