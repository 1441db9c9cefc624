package redress.register.bodies;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import redress.register.files.RegisterFiles;
import redress.register.files.SeedImporter;

/** The bodies, answered from memory: they change only when the service starts with another edition of its files. */
@Component
public class Bodies {

    private final Map<String, Body> byId;

    Bodies(RegisterFiles files, SeedImporter shelf) {
        BodiesFile file = files.read("bodies.yaml", BodiesFile.class);
        Map<String, Body> wanted = file.bodies().stream()
                .collect(Collectors.toMap(Body::id, Function.identity(), Bodies::never, LinkedHashMap::new));
        byId = shelf.settle(StoredBody.class, file.edition(), wanted, StoredBody.MAKING)
                .contents();
    }

    public Optional<Body> find(String bodyId) {
        return Optional.ofNullable(byId.get(bodyId));
    }

    public Collection<Body> all() {
        return byId.values();
    }

    private static Body never(Body one, Body other) {
        throw new IllegalStateException("bodies.yaml names " + one.id() + " twice");
    }
}
