package redress.embedded.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Looks after the database file of a service whose database is H2, and lets nothing be written to it while its disk is full. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass(JdbcConnection.class)
@ConditionalOnBean(DataSource.class)
class EngineUpkeepConfiguration {

    /** Before anything else gets hold of it. */
    @Bean
    static BeanPostProcessor guardedDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && !(bean instanceof GuardedDataSource)
                        ? GuardedDataSource.of(source)
                        : bean;
            }
        };
    }

    @Bean
    EngineUpkeep engineUpkeep(DataSource source) throws SQLException {
        return new EngineUpkeep(source);
    }
}
