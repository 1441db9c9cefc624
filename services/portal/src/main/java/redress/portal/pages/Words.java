package redress.portal.pages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import redress.platform.words.Bundles;

/**
 * Every word of the portal, from the files {@code messages.properties} beside the packages, in the language of the request. A key begins with
 * its folder, such as {@code moves.reply.title}; what a code is called stands under the list and the code, such as {@code Stage.REPLY}.
 */
@Component
public class Words {

    private final Bundles bundles = Bundles.under("redress/portal");

    MessageSource messages() {
        return bundles.messages();
    }

    List<Locale> languages() {
        return bundles.languages();
    }

    /** The folders below one of them in which there are words, such as the moves. */
    public List<String> parts(String folder) {
        return bundles.folders().stream()
                .filter(each -> each.startsWith(folder + "/"))
                .map(each -> each.substring(folder.length() + 1))
                .toList();
    }

    /** The language of the request; English where there is none. */
    public Locale language() {
        LocaleContext request = LocaleContextHolder.getLocaleContext();
        Locale wanted = request == null ? null : request.getLocale();
        return wanted == null ? Bundles.ENGLISH : bundles.closest(wanted);
    }

    /** @param values for the places {@code {0}}, {@code {1}} of the text; none may come from a page unless it is escaped there */
    public String say(String key, Object... values) {
        return say(language(), key, values);
    }

    /** For what is written when the request is over, such as a mail. */
    public String say(Locale language, String key, Object... values) {
        return bundles.messages().getMessage(key, values, language);
    }

    /** Null where nothing is said under this key. */
    public @Nullable String find(String key, Object... values) {
        return bundles.messages().getMessage(key, values, null, language());
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
        String found = find(list + "." + code);
        return found != null ? found : readable(code.toString());
    }

    /** Several codes of a list, one behind the other. */
    public String all(String list, Collection<?> codes) {
        return codes.stream().map(code -> of(list, code)).collect(Collectors.joining(", "));
    }

    public boolean has(String list, Object code) {
        return find(list + "." + code) != null;
    }

    /** Such as 9 April 2026. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(say("pages.date.day"), language()).format(day);
    }

    private static String readable(String code) {
        if (!code.matches("[A-Z0-9_]+")) {
            return code;
        }
        String spaced = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
