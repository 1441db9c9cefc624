package redress.portal;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Starts the portal as a process of its own. */
@EnableAutoConfiguration
@Import(PortalModule.class)
public class PortalApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "redress-portal");
        application().run(args);
    }

    /**
     * The portal neither sends events nor listens to any, so its own process needs no broker. Not said in {@code redress-portal.yml},
     * which standalone reads for all services.
     */
    static SpringApplication application() {
        SpringApplication application = new SpringApplication(PortalApplication.class);
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource(
                                "portal alone",
                                Map.of("management.endpoint.health.validate-group-membership", false))));
        return application;
    }
}
