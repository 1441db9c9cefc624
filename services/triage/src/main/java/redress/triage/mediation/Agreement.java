package redress.triage.mediation;

import java.time.LocalDate;

/**
 * What both sides signed; the actions promised in it are watched on their own.
 *
 * @param text for both sides, nobody else
 */
public record Agreement(String text, LocalDate signedByBodyOn, LocalDate signedByGroupOn) {

    /** The day from which both are bound. */
    public LocalDate signedOn() {
        return signedByBodyOn.isAfter(signedByGroupOn) ? signedByBodyOn : signedByGroupOn;
    }
}
