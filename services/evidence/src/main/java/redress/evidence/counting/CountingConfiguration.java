package redress.evidence.counting;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.events.Topic;
import redress.messaging.listening.Subscription;

@Configuration(proxyBeanMethods = false)
class CountingConfiguration {

    @Bean
    Subscription evidence(Ledgers ledgers) {
        return Subscription.perPoll("evidence", Set.of(Topic.CASE, Topic.NOTICE), ledgers::take);
    }
}
