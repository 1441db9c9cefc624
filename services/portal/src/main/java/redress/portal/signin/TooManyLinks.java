package redress.portal.signin;

/** Somebody has asked for more links in an hour than one caller may. */
final class TooManyLinks extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String SAID = "Too many sign-in links were asked for from your network. Wait an hour, then try again.";

    TooManyLinks() {
        super(SAID);
    }
}
