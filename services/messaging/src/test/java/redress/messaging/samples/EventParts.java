package redress.messaging.samples;

import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.core.type.AnnotationMetadata;

/** The auto-configurations that publishing and listening need, in their order, and no others. */
public final class EventParts implements DeferredImportSelector {

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        return new String[] {
            "redress.platform.readiness.ReadinessConfiguration",
            "redress.messaging.kafka.KafkaConfiguration",
            "redress.messaging.publishing.PublishingConfiguration",
            "redress.messaging.reading.ReadingConfiguration",
            "redress.messaging.deadletters.DeadLetterConfiguration",
            "redress.messaging.listening.ListenersConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "redress.platform.leases.LeasesConfiguration",
            "redress.messaging.outbox.OutboxConfiguration",
            "redress.messaging.documents.DocumentsConfiguration",
            "redress.messaging.relational.RelationalConfiguration",
            "redress.messaging.inbox.InboxConfiguration"
        };
    }
}
