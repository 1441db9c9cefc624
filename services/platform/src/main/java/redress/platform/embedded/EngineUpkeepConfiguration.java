package redress.platform.embedded;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Looks after the database file of a service whose database is H2. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass(JdbcConnection.class)
@ConditionalOnBean(DataSource.class)
class EngineUpkeepConfiguration {

    @Bean
    EngineUpkeep engineUpkeep(DataSource source) throws SQLException {
        return new EngineUpkeep(source);
    }
}
