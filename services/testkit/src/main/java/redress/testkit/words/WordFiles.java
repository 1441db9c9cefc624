package redress.testkit.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of words below a folder of the class path: what is said, by key, and what is wrong with it. */
public record WordFiles(String root) {

    private static final Pattern FILE = Pattern.compile("(.*)/messages(?:_(\\w+))?\\.properties");
    private static final Pattern NUMBERED = Pattern.compile("\\{(\\d+)([,}])");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)[,}]");
    private static final Pattern TAG = Pattern.compile("<[^<>]+>");

    /** By language, empty for the first; then by folder and key. */
    public Map<String, Map<String, Map<String, String>>> read() {
        Map<String, Map<String, Map<String, String>>> all = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + root + "/**/messages*.properties")) {
                String address = file.getURL().toString();
                Matcher name = FILE.matcher(address.substring(address.lastIndexOf(root + "/") + root.length() + 1));
                if (name.matches()) {
                    Properties words = new Properties();
                    try (Reader in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                        words.load(in);
                    }
                    Map<String, String> sorted = new TreeMap<>();
                    words.forEach((key, text) -> sorted.put(key.toString(), text.toString()));
                    all.computeIfAbsent(name.group(2) == null ? "" : name.group(2), language -> new TreeMap<>())
                            .put(name.group(1), sorted);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }

    /** What is wrong with the texts of one folder in the first language. */
    public static List<String> faults(String folder, Map<String, String> words) {
        List<String> faults = new ArrayList<>();
        String prefix = folder.replace('/', '.') + ".";
        words.forEach((key, text) -> {
            if (!key.startsWith(prefix) && !Character.isUpperCase(key.charAt(0))) {
                faults.add(key + " does not begin with " + prefix);
            }
            if (text.isBlank() && !text.isEmpty()) {
                faults.add(key + " is made of spaces");
            }
            if (NUMBERED.matcher(text).find() && text.contains("'")) {
                faults.add(key + " has a straight apostrophe, which takes the places behind it for text: use ’");
            }
            if (tags(text).stream().anyMatch(tag -> tag.contains("on=") || tag.startsWith("<script"))) {
                faults.add(key + " has markup that does something");
            }
        });
        return faults;
    }

    /** What another language says otherwise than in other words. */
    public static List<String> faults(Map<String, String> first, Map<String, String> other) {
        List<String> faults = new ArrayList<>();
        other.forEach((key, text) -> {
            String english = first.get(key);
            if (english == null) {
                faults.add(key + " is not a text of the first language");
                return;
            }
            if (!places(english).equals(places(text))) {
                faults.add(key + " has the places " + places(text) + " instead of " + places(english));
            }
            if (!tags(english).equals(tags(text))) {
                faults.add(key + " has the markup " + tags(text) + " instead of " + tags(english));
            }
        });
        return faults;
    }

    private static Collection<String> places(String text) {
        return new TreeSet<>(found(PLACE, text, 1));
    }

    private static List<String> tags(String text) {
        return found(TAG, text, 0).stream().sorted().toList();
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult each) -> each.group(group))
                .toList();
    }
}
