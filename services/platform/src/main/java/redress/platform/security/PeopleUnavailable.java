package redress.platform.security;

/** What somebody may act as cannot be told just now, and what was last heard of it is too old. The same question may succeed later. */
public final class PeopleUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PeopleUnavailable(Throwable cause) {
        super("It cannot be told what people may act as", cause);
    }
}
