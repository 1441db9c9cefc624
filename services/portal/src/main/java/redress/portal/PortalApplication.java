package redress.portal;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Starts the portal as a process of its own. */
@EnableAutoConfiguration
@Import(PortalModule.class)
public class PortalApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "redress-portal");
        application().run(args);
    }

    /** The portal neither sends events nor listens to any, so it needs no broker. */
    static SpringApplication application() {
        SpringApplication application = new SpringApplication(PortalApplication.class);
        application.setDefaultProperties(Map.of(
                "redress.platform.messaging.enabled", false,
                "management.endpoint.health.validate-group-membership", false));
        return application;
    }
}
