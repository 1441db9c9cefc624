package redress.triage;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Triage as a process of its own; its settings are in {@code redress-triage.yml}. */
@EnableAutoConfiguration
@Import(TriageModule.class)
class TriageApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "redress-triage");
        SpringApplication.run(TriageApplication.class, args);
    }
}
