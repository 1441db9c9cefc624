package redress.journeys;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** In the process of the system under test: writes each command that looks for documents to a file, one a line. */
@AutoConfiguration
@ConditionalOnProperty(CommandRecorder.FILE)
class CommandRecorder {

    static final String FILE = "redress.journeys.commands";

    private static final Set<String> SEARCHING =
            Set.of("find", "aggregate", "update", "delete", "findAndModify", "count", "distinct");

    @Bean
    CommandListener recordedCommands(@Value("${" + FILE + "}") Path file) {
        return new CommandListener() {
            @Override
            public synchronized void commandStarted(CommandStartedEvent event) {
                if (SEARCHING.contains(event.getCommandName())) {
                    append(file, event.getCommand().toJson());
                }
            }
        };
    }

    private static void append(Path file, String line) {
        try {
            Files.write(file, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
