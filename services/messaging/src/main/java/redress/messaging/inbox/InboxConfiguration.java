package redress.messaging.inbox;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox of a service with a relational store. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@ConditionalOnClass(JdbcTemplate.class)
@ConditionalOnBean(JdbcTemplate.class)
class InboxConfiguration {

    @Bean
    Inbox inbox(JdbcTemplate jdbc) {
        return new JdbcInbox(jdbc, Clock.systemUTC());
    }

    @Bean
    InboxPurge inboxPurge(JdbcTemplate jdbc) {
        return new InboxPurge(jdbc, Clock.systemUTC());
    }
}
