package redress.intake.progress;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.events.Topic;
import redress.messaging.listening.Subscription;

@Configuration(proxyBeanMethods = false)
class ProgressListening {

    @Bean
    Subscription intakeProgress(Progress progress) {
        return Subscription.perPoll("intake-progress", Set.of(Topic.CASE), progress::take);
    }
}
