package redress.platform.leases;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import redress.platform.formats.Unnumbered;

/** One document per collection in {@code relay_leases}. */
@Unnumbered("Versions that run at the same time have to agree on who holds a lease, so its shape never changes")
public final class MongoLeaseStore implements LeaseStore {

    public static final String COLLECTION = "relay_leases";

    private final Supplier<MongoCollection<Document>> leases;

    public MongoLeaseStore(Supplier<MongoCollection<Document>> leases) {
        this.leases = leases;
    }

    @Override
    public Optional<Lease.Held> read(String name) {
        Document found = leases.get().find(eq("_id", name)).first();
        return Optional.ofNullable(found)
                .map(each -> new Lease.Held(
                        each.getString("owner"),
                        each.getLong("fence"),
                        each.getDate("until").toInstant()));
    }

    @Override
    public boolean replace(String name, Lease.@Nullable Held before, Lease.Held with) {
        if (before == null) {
            return insert(name, with);
        }
        return leases.get()
                        .updateOne(
                                and(eq("_id", name), eq("owner", before.owner()), eq("fence", before.fence())),
                                combine(
                                        set("owner", with.owner()),
                                        set("fence", with.fence()),
                                        set("until", Date.from(with.until()))))
                        .getMatchedCount()
                == 1;
    }

    private boolean insert(String name, Lease.Held with) {
        try {
            leases.get()
                    .insertOne(new Document("_id", name)
                            .append("owner", with.owner())
                            .append("fence", with.fence())
                            .append("until", Date.from(with.until())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
