package redress.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a command names and the project has to have: scripts with their options, modules, tests, settings, jars, composed services. */
final class Mentions {

    private static final Pattern SCRIPT = Pattern.compile("(infra/(?:bin|images)/\\S+)([^&|;<>]*)");
    private static final Pattern MODULE = Pattern.compile("-pl (\\S+)");
    private static final Pattern TEST = Pattern.compile("-Dit\\.test=(\\w+)");
    private static final Pattern SETTING = Pattern.compile("-D(redress\\.[\\w.-]+)=");
    private static final Pattern JAR = Pattern.compile("java -jar (\\S+)");
    private static final Pattern BUILT = Pattern.compile("services/(\\w+)/target/redress-\\1-\\*-app\\.jar");
    private static final Pattern SERVICE = Pattern.compile("docker compose .*?(?:exec|restart) ([a-z]+)");
    private static final Pattern PROFILE = Pattern.compile("--profile (\\w+)");

    static final List<Path> SOURCES = Documents.files("services", ".java");
    private static final String POM = Documents.text("pom.xml");
    private static final String COMPOSED = Documents.text("docker-compose.yml");
    private static final Map<String, String> HELP = new HashMap<>();

    private Mentions() {}

    /** The scripts that people start: each says with {@code --help} how. */
    static List<String> scripts() {
        return Stream.concat(
                        Documents.files("infra/bin", "").stream().filter(Files::isExecutable),
                        Stream.of(Documents.ROOT.resolve("infra/images/build")))
                .filter(Files::isRegularFile)
                .map(file -> Documents.ROOT.relativize(file).toString())
                .toList();
    }

    static String help(String script) throws IOException, InterruptedException {
        String known = HELP.get(script);
        if (known == null) {
            Process process = new ProcessBuilder(Documents.ROOT.resolve(script).toString(), "--help")
                    .redirectErrorStream(true)
                    .start();
            known = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(known).isZero();
            HELP.put(script, known);
        }
        return known;
    }

    static List<String> missing(String command) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (var script : SCRIPT.matcher(command).results().toList()) {
            missing.addAll(unknownArguments(script.group(1), script.group(2).strip()));
        }
        add(missing, MODULE, command, "module", module -> POM.contains("<module>" + module + "</module>"));
        add(missing, TEST, command, "test", test -> SOURCES.stream().anyMatch(file -> file.endsWith(test + ".java")));
        add(missing, SETTING, command, "setting", Mentions::isRead);
        add(missing, JAR, command, "jar", Mentions::isBuilt);
        add(missing, SERVICE, command, "service", service -> COMPOSED.contains("\n  " + service + ":\n"));
        add(missing, PROFILE, command, "profile", profile -> COMPOSED.contains("profiles: [" + profile + "]"));
        return missing;
    }

    private static void add(
            List<String> missing, Pattern pattern, String command, String what, Predicate<String> isThere) {
        pattern.matcher(command)
                .results()
                .map(found -> found.group(1))
                .filter(isThere.negate())
                .forEach(name -> missing.add("there is no " + what + " " + name));
    }

    private static List<String> unknownArguments(String script, String arguments)
            throws IOException, InterruptedException {
        if (!Files.isExecutable(Documents.ROOT.resolve(script))) {
            return List.of("there is no script " + script);
        }
        List<String> unknown = new ArrayList<>();
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" +");
        for (int i = 0; i < words.length; i++) {
            boolean option = words[i].startsWith("-");
            String said = option ? words[i] : script + " " + words[i];
            // what follows an option is its value
            if ((option || i == 0)
                    && !Pattern.compile(Pattern.quote(said) + "(?![\\w-])")
                            .matcher(help(script))
                            .find()) {
                unknown.add("its --help does not say " + said);
            }
        }
        return unknown;
    }

    private static boolean isRead(String setting) {
        return SOURCES.stream().anyMatch(file -> Documents.text(file).contains("\"" + setting + "\""));
    }

    private static boolean isBuilt(String jar) {
        var built = BUILT.matcher(jar);
        Path pom = Documents.ROOT.resolve("services/" + (built.matches() ? built.group(1) : "") + "/pom.xml");
        return built.matches() && Files.exists(pom) && Documents.text(pom).contains("<mainClass>");
    }
}
