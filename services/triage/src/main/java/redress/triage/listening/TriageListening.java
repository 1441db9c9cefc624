package redress.triage.listening;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.events.Topic;
import redress.messaging.listening.Subscription;
import redress.triage.compacts.CompactTerms;

@Configuration(proxyBeanMethods = false)
class TriageListening {

    static final String GROUP = "triage";

    @Bean
    Subscription triageSubscription(Arrivals arrivals, CompactTerms compacts) {
        return Subscription.each(GROUP, Set.of(Topic.REPORT, Topic.REGISTER), arrivals::take)
                .filling(Topic.REGISTER, compacts::lacksAny);
    }
}
