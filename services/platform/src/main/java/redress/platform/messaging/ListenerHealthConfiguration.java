package redress.platform.messaging;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The listeners' part in readiness, which every service names; a service without listeners is always ready. */
@AutoConfiguration
class ListenerHealthConfiguration {

    @Bean
    ListenerHealth listenersHealthIndicator(ObjectProvider<Listeners> listeners) {
        return new ListenerHealth(listeners);
    }
}
