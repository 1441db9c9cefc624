package redress.triage.listening;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.events.Topic;
import redress.platform.messaging.Subscription;

@Configuration(proxyBeanMethods = false)
class TriageListening {

    static final String GROUP = "triage";

    @Bean
    Subscription triageSubscription(Arrivals arrivals) {
        return Subscription.each(GROUP, Set.of(Topic.REPORT, Topic.REGISTER), arrivals::take);
    }
}
