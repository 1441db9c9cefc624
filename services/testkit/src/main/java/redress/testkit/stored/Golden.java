package redress.testkit.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file beside a module's tests that says how something is stored in one format. It is never changed: another shape is another format, in
 * files of its own, which {@code -Dredress.stored.update=true} writes where there are none.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/stored");

    private final Path file;

    private Golden(Path file) {
        this.file = file;
    }

    /**
     * @param thing such as {@code case}
     * @param name of the file, such as {@code shape.txt}
     */
    public static Golden of(String thing, int format, String name) {
        return new Golden(FOLDER.resolve(thing + "-" + format).resolve(name));
    }

    boolean isThere() {
        return Files.exists(file);
    }

    public String text() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " is missing. Where a new format begins, -Dredress.stored.update=true writes its files", e);
        }
    }

    /** @param now how it would be stored */
    public void mustBe(String now) {
        if (Boolean.getBoolean("redress.stored.update") && !Files.exists(file)) {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, now, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(now)
                .as("%s says how it is stored. Another shape is another format: see docs/contributing.md", file)
                .isEqualTo(text());
    }
}
