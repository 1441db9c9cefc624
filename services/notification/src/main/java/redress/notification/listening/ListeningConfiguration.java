package redress.notification.listening;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.events.Topic;
import redress.messaging.listening.Subscription;

/** What notification listens to. */
@Configuration(proxyBeanMethods = false)
class ListeningConfiguration {

    @Bean
    Subscription notificationSubscription(NoticeListener listener) {
        return Subscription.perPoll("notification", Set.of(Topic.REPORT, Topic.CASE, Topic.REGISTER), listener::take);
    }
}
