package redress.notification.delivery;

import jakarta.mail.util.StreamProvider;
import java.time.Clock;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import redress.notification.due.DueCases;
import redress.notification.ledger.Ledger;
import redress.notification.people.AddressBook;

/** Puts the workers together. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    static {
        // Jakarta Mail would otherwise look through the whole class path for it at each part of each mail
        System.getProperties().putIfAbsent(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    @Bean
    Journal notificationJournal(DeliveryProperties properties) {
        return Journal.at(properties.journalFile());
    }

    @Bean
    Matters notificationMatters(AddressBook people, DueCases due) {
        return new Matters(people, due);
    }

    @Bean
    Couriers notificationCouriers(
            Ledger ledger,
            Matters matters,
            LetterWriter writer,
            DeliveryProperties properties,
            LetterProperties letters,
            JavaMailSenderImpl mail,
            Journal journal,
            Clock clock) {
        Clock real = Clock.systemUTC();
        Courier.Tools tools = new Courier.Tools(
                ledger,
                matters,
                writer,
                properties,
                new Outage(properties, real),
                new AddressShares(properties.receiptsADay()),
                journal,
                new Courier.Clocks(real, clock));
        return new Couriers(tools, () -> new MailLine(mail, letters.from()));
    }
}
