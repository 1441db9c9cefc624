package redress.triage.mediation;

import java.time.LocalDate;

/** What both sides signed; the actions it promises are watched in the room of remedies. */
public record Agreement(String text, LocalDate signedByBodyOn, LocalDate signedByGroupOn) {
    @Override
    public String toString() {
        return "Agreement[" + signedByBodyOn + ", " + signedByGroupOn + "]";
    }
}
