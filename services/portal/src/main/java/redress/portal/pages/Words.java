package redress.portal.pages;

import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says codes in plain English; the words are in {@code redress/portal/words.properties}, and those that came with a move in its own file,
 * where a list's name begins with a capital letter.
 */
@Component
public class Words {

    private final Properties words = new Properties();

    public Words() {
        WordFiles.ofMoves()
                .values()
                .forEach(ofMove -> ofMove.stringPropertyNames().stream()
                        .filter(key -> Character.isUpperCase(key.charAt(0)))
                        .forEach(key -> words.setProperty(key, ofMove.getProperty(key))));
        words.putAll(WordFiles.common());
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
