package redress.register.ties;

import java.time.Instant;
import java.util.List;

/** The file {@code ties.yaml}: declarations of sample people. */
record TiesFile(List<Sample> ties) {

    /** @param bodies each with the ties that are declared to it; an empty list for none */
    record Sample(String compactId, String personId, String declaredOn, List<Body> bodies) {

        DeclaredTies declared() {
            Instant at = Instant.parse(declaredOn + "T12:00:00Z");
            return DeclaredTies.none(compactId, personId)
                    .with(bodies.stream()
                            .map(body -> new Declaration(body.bodyId(), body.ties(), at))
                            .toList());
        }
    }

    record Body(String bodyId, List<Tie> ties) {}
}
