package redress.platform.problems;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** A list in a body has more elements than it may have. */
public final class TooManyElements extends DatabindException {

    private static final long serialVersionUID = 1L;

    /** @param message how many it may have, in words */
    public TooManyElements(JsonParser parser, String message) {
        super(parser, message);
    }
}
