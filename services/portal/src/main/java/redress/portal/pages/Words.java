package redress.portal.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says codes in plain English; the words are in {@code redress/portal/words.properties}. */
@Component
public class Words {

    private final Properties words = new Properties();

    public Words() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream("/redress/portal/words.properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * @param list the name of the code list, such as {@code Stage}
     * @return the words for the code; for a code without words the code itself, made readable; a text as it is;
     *     empty for null
     */
    public String of(String list, @Nullable Object code) {
        if (code == null) {
            return "";
        }
        String found = words.getProperty(list + "." + code);
        return found != null ? found : readable(code.toString());
    }

    public boolean has(String list, Object code) {
        return words.containsKey(list + "." + code);
    }

    private static String readable(String code) {
        if (!code.matches("[A-Z0-9_]+")) {
            return code;
        }
        String spaced = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
