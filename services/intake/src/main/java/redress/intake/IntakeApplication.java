package redress.intake;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Intake as a process of its own; its settings are in {@code redress-intake.yml}. */
@EnableAutoConfiguration
@Import(IntakeModule.class)
class IntakeApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "redress-intake");
        SpringApplication.run(IntakeApplication.class, args);
    }
}
