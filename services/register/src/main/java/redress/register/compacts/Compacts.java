package redress.register.compacts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import redress.messaging.documents.DocumentRelay;
import redress.register.bodies.Bodies;
import redress.register.compacts.CompactEntry.BoundBody;
import redress.register.files.Origin;
import redress.register.files.RegisterFiles;
import redress.register.files.SeedImporter;

/** The Compacts, answered from memory: they change only when the service starts with another edition of its files. */
@Component
public class Compacts {

    private final TreeMap<String, CompactEntry> byId = new TreeMap<>();
    private final Map<String, List<String>> idsByBody = new HashMap<>();

    Compacts(
            RegisterFiles files,
            Bodies bodies,
            SeedImporter shelf,
            Clock clock,
            @Qualifier("registerCompactRelay") DocumentRelay relay) {
        CompactsFile file = files.read("compacts.yaml", CompactsFile.class);
        Map<String, CompactEntry> wanted = new LinkedHashMap<>();
        file.entries(bodies).forEach(entry -> wanted.put(entry.id(), entry));
        SeedImporter.Settled<CompactEntry> settled = shelf.settle(Compact.class, file.edition(), wanted, making(clock));
        byId.putAll(settled.contents());
        byId.values().stream()
                .filter(entry -> !entry.status().ended())
                .forEach(entry -> entry.bodies()
                        .forEach(body -> idsByBody
                                .computeIfAbsent(body.bodyId(), b -> new ArrayList<>())
                                .add(entry.id())));
        settled.changed().forEach(relay::wake);
    }

    /** The ids of the Compacts that bind the body now, in order. */
    public List<String> binding(String bodyId) {
        return List.copyOf(idsByBody.getOrDefault(bodyId, List.of()));
    }

    /** The ids of the bodies that the Compact binds now, in order; empty for a Compact that has ended or is not known. */
    public List<String> bodies(String compactId) {
        return find(compactId).filter(entry -> !entry.status().ended()).stream()
                .flatMap(entry -> entry.bodies().stream())
                .map(BoundBody::bodyId)
                .toList();
    }

    /** The Compact's name. */
    public Optional<String> name(String compactId) {
        return find(compactId).map(CompactEntry::name);
    }

    Optional<CompactEntry> find(String compactId) {
        return Optional.ofNullable(byId.get(compactId));
    }

    /** In the order of their ids, beginning behind the given one. */
    Collection<CompactEntry> after(String compactId) {
        return byId.tailMap(compactId, false).values();
    }

    private static SeedImporter.Making<CompactEntry, Compact> making(Clock clock) {
        return new SeedImporter.Making<>() {
            @Override
            public Compact enter(CompactEntry says, Origin origin) {
                return Compact.enter(says, origin, clock.instant());
            }

            @Override
            public Compact revise(Compact stored, CompactEntry says, Origin origin) {
                return stored.revise(says, origin, clock.instant());
            }
        };
    }
}
