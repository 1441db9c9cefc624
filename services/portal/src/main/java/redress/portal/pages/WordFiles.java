package redress.portal.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files in which the words of the pages stand: the common one, and one for each move. */
public final class WordFiles {

    private WordFiles() {}

    static Properties common() {
        return read("words").values().iterator().next();
    }

    /** By the name of the move. */
    public static Map<String, Properties> ofMoves() {
        return read("moves/*");
    }

    private static Map<String, Properties> read(String place) {
        Map<String, Properties> all = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:redress/portal/" + place + ".properties")) {
                Properties words = new Properties();
                try (Reader in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    words.load(in);
                }
                all.put(Objects.requireNonNull(file.getFilename()).replace(".properties", ""), words);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }
}
