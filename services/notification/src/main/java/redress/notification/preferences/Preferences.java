package redress.notification.preferences;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.notification.routing.Recipient;
import redress.notification.routing.RoutingTable;
import redress.platform.mongo.KnownDocuments;
import redress.platform.mongo.WriteConflicts;

/**
 * The door to the preferences, read by id whenever a mail is owed or put together. Of what the routing table does not call optional nothing is
 * ever off, whatever is stored. Those that a newer version has stored count as not said: a mail too many rather than one too few.
 */
@Component
public class Preferences {

    private final MongoTemplate mongo;
    private final KnownDocuments known;
    private final RoutingTable table;

    Preferences(MongoTemplate mongo, RoutingTable table) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
        this.table = table;
    }

    /** The templates that somebody with these roles can turn off. */
    Set<String> optional(Set<Recipient> roles) {
        return table.optional(roles);
    }

    /** Of each of them, in one request. */
    public Map<String, MailPreferences> of(Collection<String> personIds) {
        Map<String, MailPreferences> said = personIds.isEmpty()
                ? Map.of()
                : known.find(Query.query(Criteria.where("_id").in(personIds)), MailPreferences.class).stream()
                        .collect(Collectors.toMap(MailPreferences::personId, Function.identity()));
        return personIds.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> said.getOrDefault(id, MailPreferences.usual(id))));
    }

    public MailPreferences of(String personId) {
        MailPreferences said = mongo.findById(personId, MailPreferences.class);
        return said == null ? MailPreferences.usual(personId) : said;
    }

    /** @param role in which the person is told */
    public boolean isOff(MailPreferences of, String template, Recipient role) {
        return of.off().contains(template) && table.optional(Set.of(role)).contains(template);
    }

    /** Durable when it returns. */
    void keep(MailPreferences of) {
        Update said = new Update().set("atOnce", of.atOnce()).set("off", of.off());
        WriteConflicts.RETRY.invoke(() -> known.upsert(of.personId(), said, MailPreferences.class));
    }
}
