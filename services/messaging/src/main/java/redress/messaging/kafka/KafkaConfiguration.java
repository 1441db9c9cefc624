package redress.messaging.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.LoggingProducerListener;

/** Connects to Kafka and makes the topics. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(TopicProperties.class)
class KafkaConfiguration {

    /** Before anything is made of them. */
    @Bean
    static RenamedSettings renamedSettings(Environment environment) {
        return new RenamedSettings(environment);
    }

    /** Every setting that losing nothing rests on is named here, whatever the defaults of the client become. */
    @Bean
    ProducerFactory<byte[], byte[]> producerFactory(KafkaProperties kafka, KafkaConnectionDetails details) {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        connect(settings, details.getProducer());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Before Kafka 4.5 a broker may take the second request to a new partition and then refuse the first for ever
        // (KAFKA-15591).
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        // a dead letter is as large as what a broker accepts, and some headers
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSetup.LARGEST_DEAD_LETTER);
        DefaultKafkaProducerFactory<byte[], byte[]> factory =
                new DefaultKafkaProducerFactory<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        factory.setPhysicalCloseTimeout(5);
        return factory;
    }

    @Bean
    KafkaTemplate<byte[], byte[]> kafkaTemplate(ProducerFactory<byte[], byte[]> producers) {
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producers);
        LoggingProducerListener<byte[], byte[]> log = new LoggingProducerListener<>();
        log.setIncludeContents(false);
        template.setProducerListener(log);
        return template;
    }

    @Bean
    ConsumerFactory<byte[], byte[]> consumerFactory(KafkaProperties kafka, KafkaConnectionDetails details) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        connect(settings, details.getConsumer());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 300_000);
        // Until the broker takes a killed process for gone, nobody gets its partitions. A consumer that was only slow
        // joins again.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        return new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Bean
    KafkaAdmin kafkaAdmin(KafkaProperties kafka, KafkaConnectionDetails details) {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        connect(settings, details.getAdmin());
        KafkaAdmin admin = new KafkaAdmin(settings);
        admin.setAutoCreate(false);
        admin.setModifyTopicConfigs(true); // an earlier version kept less
        admin.setOperationTimeout(10);
        return admin;
    }

    @Bean
    KafkaAdmin.NewTopics topics(TopicProperties properties) {
        return new KafkaAdmin.NewTopics(TopicSetup.topics(properties).toArray(NewTopic[]::new));
    }

    @Bean
    TopicSetup topicSetup(KafkaAdmin admin) {
        return new TopicSetup(admin);
    }

    private static void connect(Map<String, Object> settings, KafkaConnectionDetails.Configuration details) {
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, details.getBootstrapServers());
        if (details.getSecurityProtocol() != null) {
            settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, details.getSecurityProtocol());
        }
    }
}
