package redress.register;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The register as a process of its own; it has no relational database. */
@EnableAutoConfiguration
@Import(RegisterModule.class)
class RegisterApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "redress-register");
        SpringApplication.run(RegisterApplication.class, args);
    }
}
