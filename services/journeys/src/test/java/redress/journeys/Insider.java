package redress.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * In the process of the system under test: writes to a file which operations there are, those among them that no description names, and
 * the keys by which its services ask each other, which are as old as the process.
 */
@AutoConfiguration
@ConditionalOnProperty(Insider.FILE)
class Insider {

    static final String FILE = "redress.journeys.insider";
    static final List<String> SERVICES = List.of("register", "intake", "triage", "notification", "evidence", "portal");

    private static final String OPERATION = "operation ";
    private static final String KEY = "key ";

    /**
     * @param operations each as {@code GET /internal/…}
     * @param keys by the name of the service
     */
    record Known(Set<String> operations, Map<String, String> keys) {

        static Known read(Path file) {
            try {
                Set<String> operations = new TreeSet<>();
                Map<String, String> keys = new LinkedHashMap<>();
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith(OPERATION)) {
                        operations.add(line.substring(OPERATION.length()));
                    } else {
                        String[] words = line.split(" ");
                        keys.put(words[1], words[2]);
                    }
                }
                return new Known(operations, keys);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> insider(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping operations,
            Environment settings,
            @Value("${" + FILE + "}") Path file) {
        return ready -> {
            List<String> lines = new ArrayList<>();
            operations
                    .getHandlerMethods()
                    .keySet()
                    .forEach(each -> each.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> each.getPatternValues()
                                    .forEach(path -> lines.add(OPERATION + method + " " + path))));
            SERVICES.forEach(service -> lines.add(KEY + service + " "
                    + settings.getRequiredProperty("redress.platform.service-keys.own." + service)));
            try {
                Files.write(file, lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
