package redress.triage.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * The process files that were, or are, deployed together. Those of earlier releases lie in {@code processes/released}, each with the
 * number of its release behind its name; cases may still run on them.
 *
 * @param files by the key of the process
 */
record Release(String name, Map<String, Path> files) {

    static final Path FOLDER = Path.of("src/main/resources/processes");
    private static final Pattern NUMBERED = Pattern.compile("(.+)-(\\d+)\\.bpmn");

    /** The oldest first, today's last. */
    static List<Release> all() {
        Map<Integer, Map<String, Path>> earlier = new TreeMap<>();
        for (Path file : files(FOLDER.resolve("released"))) {
            Matcher name = NUMBERED.matcher(file.getFileName().toString());
            if (!name.matches()) {
                throw new IllegalStateException(file + " does not say of which release it is");
            }
            earlier.computeIfAbsent(Integer.valueOf(name.group(2)), number -> new TreeMap<>())
                    .put(name.group(1), file);
        }
        List<Release> all = new ArrayList<>();
        earlier.forEach((number, files) -> all.add(new Release("release " + number, files)));
        Map<String, Path> today = new TreeMap<>();
        files(FOLDER).forEach(file -> today.put(file.getFileName().toString().replace(".bpmn", ""), file));
        all.add(new Release("today", today));
        return all;
    }

    static List<Release> earlier() {
        List<Release> all = all();
        return all.subList(0, all.size() - 1);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the service of that release did it. */
    void deploy(ProcessEngine engine) {
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().name(BreachCaseProcess.KEY);
        files.forEach((key, file) -> {
            try {
                deployment.addString(BreachCaseProcess.file(key), Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        deployment.deploy();
    }

    @Override
    public String toString() {
        return name;
    }
}
