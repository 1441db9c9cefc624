package redress.intake.sealing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    @Bean
    FieldCipher intakeFieldCipher(SealingProperties properties) {
        return new FieldCipher(properties.sealingKeys(), properties.identityKeyVersion());
    }

    @Bean
    KeyedHash intakeKeyedHash(SealingProperties properties) {
        return new KeyedHash(properties.receiptKeyBytes());
    }
}
