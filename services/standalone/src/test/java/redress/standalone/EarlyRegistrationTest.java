package redress.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** With the configuration as standalone has it. */
class EarlyRegistrationTest {

    private static final String CONTROLLER = "kafka.server.ControllerApis";
    private static final String REGISTRATION = "[ControllerApis nodeId=1] Unexpected error handling request"
            + " RequestHeader(apiKey=CONTROLLER_REGISTRATION, apiVersion=0, clientId=1, correlationId=0) -- {} with context";
    private static final Throwable TOO_EARLY =
            new CompletionException(new NotControllerException("The active controller appears to be node 1."));

    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> printed = new ListAppender<>();

    @BeforeEach
    void configure() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(
                Objects.requireNonNull(StandaloneApplication.class.getResource("/logback.xml"), "the configuration"));
        printed.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(printed);
    }

    @Test
    void leavesOutARegistrationThatCameBeforeTheElectionWasNoted() {
        context.getLogger(CONTROLLER).error(REGISTRATION, TOO_EARLY);
        assertThat(printed.list).isEmpty();
    }

    @Test
    void leavesOutNothingElse() {
        context.getLogger(CONTROLLER).error(REGISTRATION, new UnknownServerException("something else"));
        context.getLogger(CONTROLLER).error(REGISTRATION);
        context.getLogger(CONTROLLER)
                .error(REGISTRATION.replace("CONTROLLER_REGISTRATION", "BROKER_REGISTRATION"), TOO_EARLY);
        context.getLogger("kafka.server.KafkaApis").error(REGISTRATION, TOO_EARLY);
        assertThat(printed.list).hasSize(4);
    }
}
