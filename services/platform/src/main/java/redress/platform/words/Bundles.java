package redress.platform.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All files {@code messages.properties} under a folder as one source of words. A language is there as soon as one file
 * {@code messages_cy.properties} is; what such files leave out is said in English, which the files without a language hold.
 */
public final class Bundles {

    /** What is spoken where nothing else is asked for. */
    public static final Locale ENGLISH = Locale.UK;

    private static final Pattern FILE = Pattern.compile("(.*)/messages(?:_(\\w+))?\\.properties");

    private final String root;
    private final SortedSet<String> folders = new TreeSet<>();
    private final List<Locale> languages = new ArrayList<>(List.of(ENGLISH));
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    private Bundles(String root) {
        this.root = root;
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + root + "/**/messages*.properties")) {
                add(file.getURL().toString());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setBasenames(
                folders.stream().map(each -> root + "/" + each + "/messages").toArray(String[]::new));
    }

    /** @param root a folder of the class path, such as {@code redress/portal} */
    public static Bundles under(String root) {
        return new Bundles(root);
    }

    private void add(String address) {
        Matcher file = FILE.matcher(address.substring(address.lastIndexOf(root + "/") + root.length() + 1));
        if (file.matches()) {
            folders.add(file.group(1));
            String language = file.group(2);
            if (language != null) {
                Locale locale = Locale.forLanguageTag(language.replace('_', '-'));
                if (!languages.contains(locale)) {
                    languages.add(locale);
                }
            }
        }
    }

    public MessageSource messages() {
        return messages;
    }

    /** Where there are words, as paths under the root. */
    public List<String> folders() {
        return List.copyOf(folders);
    }

    /** English first. */
    public List<Locale> languages() {
        return List.copyOf(languages);
    }

    /** The language in which somebody is spoken to who wants this one. */
    public Locale closest(Locale wanted) {
        return languages.stream()
                .filter(wanted::equals)
                .findFirst()
                .or(() -> languages.stream()
                        .filter(each -> each.getCountry().isEmpty()
                                && each.getLanguage().equals(wanted.getLanguage()))
                        .findFirst())
                .orElse(ENGLISH);
    }
}
