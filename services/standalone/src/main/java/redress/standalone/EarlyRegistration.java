package redress.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Leaves out one message of Kafka, and no other. At a restart the one node has its log and elects itself at once; what registers the controller
 * may ask it before it has taken note of its own election. It answers that node 1 is the active controller, which it is, and is asked again a
 * tenth of a second later: that is how Kafka means it. But its controller logs each refused registration as an unexpected error, with the whole
 * request and a stack trace. The same error of any other request, or with any other reason, is printed.
 */
public final class EarlyRegistration extends TurboFilter {

    private static final String LOGGER = "kafka.server.ControllerApis";
    private static final String REQUEST =
            "Unexpected error handling request RequestHeader(apiKey=CONTROLLER_REGISTRATION,";
    private static final String REASON = "org.apache.kafka.common.errors.NotControllerException";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        return LOGGER.equals(logger.getName()) && format != null && format.contains(REQUEST) && isTooEarly(thrown)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private static boolean isTooEarly(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause != null && cause.getClass().getName().equals(REASON);
    }
}
