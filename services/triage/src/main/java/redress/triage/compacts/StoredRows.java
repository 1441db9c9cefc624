package redress.triage.compacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.platform.formats.Formats;
import redress.platform.problems.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** A table of JSON documents, each with its version and the number of its format. Those of a newer format are left alone. */
final class StoredRows<T> {

    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final JdbcTemplate jdbc;
    private final String table;
    private final String key;
    private final Class<T> type;
    private final int format;

    StoredRows(JdbcTemplate jdbc, String table, String key, Class<T> type) {
        this.jdbc = jdbc;
        this.table = table;
        this.key = key;
        this.type = type;
        this.format = Formats.of(type);
    }

    /** Without those of a newer format. */
    List<T> all() {
        List<T> found = new ArrayList<>();
        jdbc.query("select " + key + ", format, document from " + table, row -> {
            if (Formats.isKnown(table, row.getString(1), row.getInt(2), format)) {
                found.add(JSON.readValue(row.getString(3), type));
            }
        });
        return found;
    }

    /** @throws Refusal if it is of a newer format */
    Optional<T> read(String id) {
        return jdbc
                .query(
                        "select format, document from " + table + " where " + key + " = ?",
                        (row, n) -> {
                            Formats.mustBeKnown(table, id, row.getInt(1), format);
                            return JSON.readValue(row.getString(2), type);
                        },
                        id)
                .stream()
                .findFirst();
    }

    /**
     * An older version changes nothing.
     *
     * @throws Refusal if that which is there is of a newer format
     */
    void write(String id, long version, T document) {
        String json = JSON.writeValueAsString(document);
        int updated = jdbc.update(
                "update " + table + " set version = ?, document = ?, format = ? where " + key
                        + " = ? and version < ? and format <= ?",
                version,
                json,
                format,
                id,
                version,
                format);
        if (updated == 0 && insert(id, version, json) == 0) {
            read(id);
        }
    }

    private int insert(String id, long version, String json) {
        return jdbc.update(
                "insert into " + table + " (" + key + ", version, document, format)"
                        + " select cast(? as varchar(64)), cast(? as bigint), cast(? as varchar(65536)), cast(? as integer)"
                        + " where not exists (select 1 from " + table + " where " + key + " = ?)",
                id,
                version,
                json,
                format,
                id);
    }
}
