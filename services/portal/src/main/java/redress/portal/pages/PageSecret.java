package redress.portal.pages;

/** What the portal seals with, and takes fingerprints under; the same in every portal of one installation. It may be changed while they run. */
public interface PageSecret {

    /** @param purpose what is sealed, such as {@code follow-up} */
    Seal seal(String purpose);

    /** @param purpose what the fingerprints are of, such as {@code session} */
    Fingerprints fingerprints(String purpose);
}
