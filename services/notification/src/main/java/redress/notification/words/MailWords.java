package redress.notification.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import redress.platform.words.Bundles;

/**
 * What mails and the inbox say, from the files {@code messages.properties} beside the packages, in the one language of this installation: nobody
 * has said yet in which language she wants her mails. Places such as {@code {reference}} are still open.
 */
@Component
public class MailWords {

    private final Bundles bundles = Bundles.under("redress/notification");
    private final Locale language;

    public MailWords(@Value("${redress.notification.language}") String language) {
        this.language = bundles.closest(Locale.forLanguageTag(language));
    }

    public Locale language() {
        return language;
    }

    public String say(String key) {
        return bundles.messages().getMessage(key, null, language);
    }

    /** What stands under the key and the numbers from 1 on. */
    public List<String> all(String key) {
        List<String> all = new ArrayList<>();
        for (String next = find(key + ".1"); next != null; next = find(key + "." + (all.size() + 1))) {
            all.add(next);
        }
        return all;
    }

    private @Nullable String find(String key) {
        return bundles.messages().getMessage(key, null, null, language);
    }
}
