package redress.platform.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.event.CommandListener;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.MongoConverterConfigurationAdapter;

/** How every service writes documents, and the check of it. Only where a document store is configured. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration"
        })
@ConditionalOnClass({MongoTemplate.class, MongoClientSettingsBuilderCustomizer.class})
@ConditionalOnProperty("spring.mongodb.uri")
class MongoConfiguration {

    /**
     * Stands behind what the address says, so that no address weakens it. Beans that listen to commands hear them, as tests of queries
     * do.
     */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer durableWrites(
            @Value("${redress.platform.mongo.embedded:false}") boolean embedded,
            @Value("${redress.platform.mongo.patience:5s}") Duration patience,
            ObjectProvider<CommandListener> listeners) {
        return settings -> {
            listeners.orderedStream().forEach(settings::addCommandListener);
            settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                    .applyToClusterSettings(
                            cluster -> cluster.serverSelectionTimeout(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .applyToSocketSettings(
                            socket -> socket.connectTimeout(3, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS));
            if (!embedded) {
                settings.readConcern(ReadConcern.MAJORITY);
            }
        };
    }

    @Bean
    DurabilityCheck durabilityCheck(
            MongoDatabaseFactory databases, @Value("${redress.platform.mongo.embedded:false}") boolean embedded) {
        return new DurabilityCheck(databases, embedded);
    }

    @Bean
    FormatListener formats() {
        return new FormatListener();
    }

    /** A day is stored as its midnight in UTC: in the zone of the machine it would be another day once that zone changes. */
    @Bean
    MongoCustomConversions daysWithoutZone() {
        return MongoCustomConversions.create(MongoConverterConfigurationAdapter::useNativeDriverJavaTimeCodecs);
    }

    /** Documents carry no names of Java classes. */
    @Bean
    static BeanPostProcessor documentsWithoutClassNames() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof MappingMongoConverter converter) {
                    converter.setTypeMapper(new DefaultMongoTypeMapper(null));
                }
                return bean;
            }
        };
    }
}
