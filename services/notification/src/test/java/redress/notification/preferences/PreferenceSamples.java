package redress.notification.preferences;

import java.util.Set;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.notification.routing.RoutingTableSamples;

/** Preferences for tests of other packages. */
public final class PreferenceSamples {

    private PreferenceSamples() {}

    public static Preferences preferences(MongoTemplate mongo) {
        return new Preferences(mongo, RoutingTableSamples.table());
    }

    public static void keep(MongoTemplate mongo, String personId, boolean atOnce, String... off) {
        preferences(mongo).keep(new MailPreferences(personId, atOnce, Set.of(off)));
    }
}
