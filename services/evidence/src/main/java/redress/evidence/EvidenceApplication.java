package redress.evidence;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Evidence as a process of its own; its settings are in {@code redress-evidence.yml}. */
@EnableAutoConfiguration
@Import(EvidenceModule.class)
class EvidenceApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "redress-evidence");
        SpringApplication.run(EvidenceApplication.class, args);
    }
}
