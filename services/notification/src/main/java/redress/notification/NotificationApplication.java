package redress.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Notification as a process of its own. */
@EnableAutoConfiguration
@Import(NotificationModule.class)
class NotificationApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "redress-notification");
        SpringApplication.run(NotificationApplication.class, args);
    }
}
