package redress.testkit.backends;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.testcontainers.postgresql.PostgreSQLContainer;
import redress.embedded.database.EngineDatabase;

/** Relational databases, one for each name. */
final class RelationalBackend implements AutoCloseable {

    private final Function<String, Map<String, Object>> settings;
    private final Runnable stop;

    private RelationalBackend(Function<String, Map<String, Object>> settings, Runnable stop) {
        this.settings = settings;
        this.stop = stop;
    }

    static RelationalBackend embedded(Path folder) {
        return new RelationalBackend(
                name -> settings(EngineDatabase.jdbcUrl(folder.resolve(name)), "sa", ""), () -> {});
    }

    static RelationalBackend container() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:17");
        container.start();
        Set<String> made = ConcurrentHashMap.newKeySet();
        return new RelationalBackend(
                name -> {
                    String database = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
                    if (made.add(database)) {
                        create(container, database);
                    }
                    String url = container.getJdbcUrl().replace("/" + container.getDatabaseName(), "/" + database);
                    return settings(url, container.getUsername(), container.getPassword());
                },
                container::stop);
    }

    Map<String, Object> settings(String name) {
        return settings.apply(name);
    }

    private static Map<String, Object> settings(String url, String username, String password) {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", username,
                "spring.datasource.password", password);
    }

    private static void create(PostgreSQLContainer container, String database) {
        try (Connection connection = DriverManager.getConnection(
                        container.getJdbcUrl(), container.getUsername(), container.getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + database + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + database + " could not be made", e);
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
