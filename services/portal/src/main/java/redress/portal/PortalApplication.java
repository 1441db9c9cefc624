package redress.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Starts the portal as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PortalModule.class)
public class PortalApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "redress-portal");
        SpringApplication.run(PortalApplication.class, args);
    }
}
