package redress.triage.deadlines;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import redress.events.codes.Stage;
import redress.events.register.StageLimit;

/**
 * The limits of a Compact: how long each stage may take, with shorter ones for urgent cases where it has them. Unchangeable; a case
 * keeps the limits that were in force when it was submitted.
 */
public final class Limits {
    private final Map<Key, StageLimit> limits;

    private Limits(Map<Key, StageLimit> limits) {
        this.limits = limits;
    }

    /** As published by the register; where a stage is named twice, the later limit stands. */
    public static Limits of(List<StageLimit> limits) {
        Map<Key, StageLimit> byKey = new HashMap<>();
        limits.forEach(limit -> byKey.put(new Key(limit.stage(), limit.urgent()), limit));
        return new Limits(Map.copyOf(byKey));
    }

    /** The limit of a stage; an urgent case takes the ordinary one where the Compact has no other. */
    public StageLimit of(Stage stage, boolean urgent) {
        StageLimit ordinary = limits.get(new Key(stage, false));
        StageLimit limit = urgent ? limits.getOrDefault(new Key(stage, true), ordinary) : ordinary;
        if (limit == null) {
            throw new LimitMissing(stage);
        }
        return Objects.requireNonNull(limit);
    }

    private record Key(Stage stage, boolean urgent) {}
}
