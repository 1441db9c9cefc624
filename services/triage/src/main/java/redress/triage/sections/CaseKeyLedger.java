package redress.triage.sections;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.platform.sealing.Resealing;

/** The keys of the service that have sealed keys of cases, a row each. */
final class CaseKeyLedger implements Resealing.Ledger {

    private final JdbcTemplate jdbc;

    CaseKeyLedger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Integer, Resealing.Use> uses() {
        Map<Integer, Resealing.Use> uses = new HashMap<>();
        jdbc.query("select key_version, sealed, last_at from sealing_checks", row -> {
            OffsetDateTime lastAt = row.getObject(3, OffsetDateTime.class);
            uses.put(
                    row.getInt(1),
                    new Resealing.Use(row.getBytes(2), lastAt == null ? Instant.EPOCH : lastAt.toInstant()));
        });
        return uses;
    }

    @Override
    public void note(int id, byte[] check, Instant at) {
        Object stored = at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        if (jdbc.update("update sealing_checks set last_at = ? where key_version = ?", stored, id) == 0) {
            try {
                jdbc.update(
                        "insert into sealing_checks (key_version, sealed, last_at) values (?, ?, ?)",
                        id,
                        check,
                        stored);
            } catch (DuplicateKeyException noted) {
                // by another instance
            }
        }
    }

    @Override
    public void forget(int id, Instant lastAt) {
        jdbc.update(
                "delete from sealing_checks where key_version = ? and (last_at is null or last_at = ?)",
                id,
                lastAt.atOffset(ZoneOffset.UTC));
    }
}
