package redress.standalone;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;

/** Waits until every service can do its work, so that "Ready" is true. */
final class AllReady {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private AllReady() {}

    static void await(ApplicationContext context, StartProgress progress) {
        HealthEndpoint health = context.getBean(HealthEndpoint.class);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HealthDescriptor now = health.healthForPath("readiness");
            if (now == null || now.getStatus().equals(Status.UP)) {
                return;
            }
            if (System.nanoTime() > end) {
                progress.say("Not every part can do its work yet; /actuator/health/readiness turns UP when it can");
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
