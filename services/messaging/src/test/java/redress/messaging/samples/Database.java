package redress.messaging.samples;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** A relational store with the tables of outbox and inbox; one of its own for each test. */
public final class Database {

    private final DataSource dataSource;

    public Database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        dataSource = h2;
        new ResourceDatabasePopulator(new ClassPathResource("redress/messaging/relational/outbox.sql"))
                .execute(dataSource);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }
}
