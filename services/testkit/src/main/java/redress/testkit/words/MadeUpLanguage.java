package redress.testkit.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A language that nobody speaks: each text of the first, between brackets, in files of its own. What somebody who speaks it reads outside of
 * brackets came from no file.
 */
public final class MadeUpLanguage {

    public static final String TAG = "en-XA";

    private static final Pattern BRACKETED = Pattern.compile("⟦[^⟦⟧]*⟧");
    private static final Pattern SAID = Pattern.compile("(?s)<(script|style)\\b.*?</\\1>|<!--.*?-->");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s(?:aria-label|alt|title|placeholder|data-label)=\"([^\"]*)\"");

    private MadeUpLanguage() {}

    /** Does something while the files of this language are on the class path too. */
    public static void speak(String root, Path folder, Runnable task) {
        write(root, folder);
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        try {
            URL files = folder.toUri().toURL();
            here.setContextClassLoader(new URLClassLoader(new URL[] {files}, before));
            task.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            here.setContextClassLoader(before);
        }
    }

    private static void write(String root, Path folder) {
        new WordFiles(root).read().getOrDefault("", Map.of()).forEach((place, words) -> {
            StringBuilder file = new StringBuilder();
            words.forEach((key, text) -> file.append(key)
                    .append('=')
                    .append(bracketed(text).replace("\\", "\\\\").replace("\n", "\\n"))
                    .append('\n'));
            Path target =
                    folder.resolve(root).resolve(place).resolve("messages_" + TAG.replace('-', '_') + ".properties");
            try {
                Files.createDirectories(target.getParent());
                Files.writeString(target, file, StandardCharsets.UTF_8);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        });
    }

    /** What is filled in stands outside; a choice between words is a text as a whole. */
    static String bracketed(String text) {
        StringBuilder all = new StringBuilder();
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int end = text.charAt(i) == '{' ? closing(text, i) : -1;
            if (end < 0) {
                words.append(text.charAt(i));
            } else {
                String place = text.substring(i, end + 1);
                if (place.contains(",")) {
                    words.append(place);
                } else {
                    end(words, all);
                    all.append(place);
                }
                i = end;
            }
        }
        end(words, all);
        return all.toString();
    }

    private static void end(StringBuilder words, StringBuilder all) {
        if (words.chars().anyMatch(Character::isLetter)) {
            all.append('⟦').append(words).append('⟧');
        } else {
            all.append(words);
        }
        words.setLength(0);
    }

    private static int closing(String text, int from) {
        int open = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                open++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
        }
        return -1;
    }

    /** What a page says outside of the brackets, piece by piece: what can be read on it, and what is read out. */
    public static List<String> outsideOfPage(String html) {
        String page = SAID.matcher(html).replaceAll("");
        List<String> outside = new ArrayList<>();
        ATTRIBUTE.matcher(page).results().forEach(each -> outside.addAll(outside(each.group(1))));
        outside.addAll(outside(page.replaceAll("<[^>]*>", "\u0001")));
        return outside;
    }

    /** What a text says outside of the brackets, piece by piece. */
    public static List<String> outside(String text) {
        String left = text;
        for (String before = ""; !before.equals(left); ) {
            before = left;
            left = BRACKETED.matcher(left).replaceAll("\u0001");
        }
        return Pattern.compile("[\u0001\\n]")
                .splitAsStream(left)
                .map(String::strip)
                .filter(piece -> piece.chars().anyMatch(Character::isLetter))
                .toList();
    }
}
