package redress.journeys.documents;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command that a document shows: a line of a block of {@code bash}, without its comment, or a part of a sentence that is set as code and
 * begins with a script of the project or with a program that is known to be shown.
 */
record ShownCommand(String text, String document) {

    private static final String FENCE = "```";
    private static final String SHELL = "bash";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern PARAGRAPH = Pattern.compile("\n\\s*\n");
    private static final Pattern SCRIPT = Pattern.compile("infra/(bin|images)/\\S+");

    /** A text in its parts: what stands in blocks of a shell, what stands in none, and of which languages blocks are. */
    private record Parts(List<String> lines, String prose, Set<String> languages) {}

    /** @param known commands that may be shown */
    static List<ShownCommand> all(List<String> known) {
        Set<String> programs = known.stream().map(ShownCommand::first).collect(Collectors.toSet());
        List<ShownCommand> shown = new ArrayList<>();
        for (Path document : Documents.all()) {
            Parts parts = parts(document);
            Stream<String> said = PARAGRAPH
                    .splitAsStream(parts.prose())
                    .flatMap(paragraph -> CODE.matcher(paragraph).results())
                    .map(code -> code.group(1).replaceAll("\\s+", " "))
                    .filter(code -> isScript(code) || code.contains(" ") && programs.contains(first(code)));
            Stream.concat(parts.lines().stream(), said)
                    .map(text -> new ShownCommand(text, name(document)))
                    .forEach(shown::add);
        }
        return shown;
    }

    static Set<String> languages(Path document) {
        return parts(document).languages();
    }

    /** Text that is code by its indentation alone, which does not say of which language. */
    static boolean hasIndentedCode(Path document) {
        return PARAGRAPH
                .splitAsStream("\n\n" + parts(document).prose())
                .anyMatch(paragraph -> paragraph.startsWith("    ") || paragraph.startsWith("\t"));
    }

    private static Parts parts(Path document) {
        List<String> lines = new ArrayList<>();
        StringBuilder prose = new StringBuilder();
        Set<String> languages = new TreeSet<>();
        @Nullable String language = null;
        String begun = "";
        for (String line : Documents.text(document).lines().toList()) {
            if (line.strip().startsWith(FENCE)) {
                language = language == null ? line.strip().substring(FENCE.length()) : null;
                if (language != null) {
                    languages.add(language);
                }
                prose.append("\n\n");
            } else if (language == null) {
                prose.append(line).append('\n');
            } else if (language.equals(SHELL)) {
                if (line.endsWith("\\")) {
                    begun += line.substring(0, line.length() - 1).strip() + " ";
                } else {
                    String command = begun + withoutComment(line).strip();
                    begun = "";
                    if (!command.isEmpty()) {
                        lines.add(command);
                    }
                }
            }
        }
        return new Parts(lines, prose.toString(), languages);
    }

    private static String withoutComment(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char at = line.charAt(i);
            if (quote != 0) {
                quote = at == quote ? 0 : quote;
            } else if (at == '\'' || at == '"') {
                quote = at;
            } else if (at == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    /** Also one that is not there, which somebody may have misspelt. */
    private static boolean isScript(String code) {
        Path file = Documents.ROOT.resolve(first(code));
        return SCRIPT.matcher(first(code)).matches() && (Files.isExecutable(file) || !Files.exists(file));
    }

    private static String first(String command) {
        return command.split("\\s", 2)[0];
    }

    private static String name(Path document) {
        return Documents.ROOT.relativize(document).toString();
    }
}
