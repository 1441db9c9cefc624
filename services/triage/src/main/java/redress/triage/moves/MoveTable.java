package redress.triage.moves;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;

/** Every move that there is, by name: the transition table. */
@Component
public class MoveTable {

    private final Map<String, Move<?>> moves = new LinkedHashMap<>();

    MoveTable(List<Step> steps) {
        steps.stream().flatMap(step -> step.moves().stream()).forEach(move -> {
            if (moves.put(move.name(), move) != null) {
                throw new IllegalStateException("Two moves are called " + move.name());
            }
        });
    }

    Stream<Move<?>> all() {
        return moves.values().stream();
    }

    Optional<Move<?>> find(String name) {
        return Optional.ofNullable(moves.get(name));
    }

    Stream<Move<?>> in(Stage stage) {
        return all().filter(move -> move.possibleIn(stage));
    }
}
