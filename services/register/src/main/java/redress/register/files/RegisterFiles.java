package redress.register.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the data files under {@code register/} on the class path. A field or code that the code does not know is refused. */
@Component
public class RegisterFiles {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @param name such as {@code compacts.yaml} */
    public <T> T read(String name, Class<T> type) {
        try (InputStream in = RegisterFiles.class.getResourceAsStream("/register/" + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
            return MAPPER.convertValue(new Yaml(new DatesAsText()).load(text), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves days as they are written; YAML would make moments of them. */
    private static final class DatesAsText extends SafeConstructor {
        DatesAsText() {
            super(options());
            yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
        }

        private static LoaderOptions options() {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return options;
        }
    }
}
