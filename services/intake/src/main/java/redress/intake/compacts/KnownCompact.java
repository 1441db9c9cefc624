package redress.intake.compacts;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.events.register.BoundBody;
import redress.events.register.CompactChanged;
import redress.platform.formats.Format;

/** A Compact as far as filing needs it. */
@Document("intake_compacts")
@Format(1)
record KnownCompact(@Id String compactId, long version, String status, Set<String> bodyIds) {

    /** In these a Compact no longer binds anybody; in any other a report may be filed, and people judge. */
    private static final Set<String> ENDED = Set.of("LAPSED", "MERGED");

    static KnownCompact of(CompactChanged changed) {
        return new KnownCompact(
                changed.compactId(),
                changed.version(),
                changed.status(),
                changed.bodies().stream().map(BoundBody::bodyId).collect(Collectors.toUnmodifiableSet()));
    }

    boolean ended() {
        return ENDED.contains(status);
    }
}
