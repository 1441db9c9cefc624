package redress.platform.leases;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row per outbox in {@code relay_lease}. */
public final class JdbcLeaseStore implements LeaseStore {

    private final JdbcClient jdbc;

    public JdbcLeaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Lease.Held> read(String name) {
        return jdbc.sql("select owner, fence, held_until from relay_lease where name = ?")
                .param(name)
                .query((row, n) -> new Lease.Held(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Override
    public boolean replace(String name, Lease.@Nullable Held before, Lease.Held with) {
        OffsetDateTime until = with.until().atOffset(ZoneOffset.UTC);
        if (before == null) {
            return insert(name, with, until);
        }
        return jdbc.sql("update relay_lease set owner = ?, fence = ?, held_until = ?"
                                + " where name = ? and owner = ? and fence = ?")
                        .params(with.owner(), with.fence(), until, name, before.owner(), before.fence())
                        .update()
                == 1;
    }

    private boolean insert(String name, Lease.Held with, OffsetDateTime until) {
        try {
            return jdbc.sql("insert into relay_lease (name, owner, fence, held_until) values (?, ?, ?, ?)")
                            .params(name, with.owner(), with.fence(), until)
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
