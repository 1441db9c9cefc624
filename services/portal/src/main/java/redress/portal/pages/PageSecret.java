package redress.portal.pages;

/** What the portal seals cookies with; the same in every portal of one installation. */
public interface PageSecret {

    /** @param purpose what is sealed, such as {@code follow-up} */
    Seal seal(String purpose);
}
