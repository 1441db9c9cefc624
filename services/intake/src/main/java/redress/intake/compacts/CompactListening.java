package redress.intake.compacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.events.Topic;
import redress.events.register.CompactChanged;
import redress.messaging.listening.Subscription;
import redress.messaging.reading.Envelope;
import redress.platform.readiness.ReadinessCheck;

@Configuration(proxyBeanMethods = false)
class CompactListening {

    @Bean
    Subscription intakeCompacts(BoundBodies book) {
        return Subscription.perPoll("intake-compacts", Set.of(Topic.REGISTER), poll -> book.take(changes(poll)))
                .filling(Topic.REGISTER, () -> !book.knowsAny());
    }

    @Bean
    ReadinessCheck compactsAreKnown(BoundBodies book) {
        return () -> book.knowsAny() ? Optional.empty() : Optional.of("NO_COMPACT_KNOWN");
    }

    private static List<CompactChanged> changes(List<Envelope> poll) {
        List<CompactChanged> changes = new ArrayList<>();
        for (Envelope each : poll) {
            if (each.event() instanceof CompactChanged changed) {
                changes.add(changed);
            }
        }
        return changes;
    }
}
