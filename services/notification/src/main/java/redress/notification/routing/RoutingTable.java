package redress.notification.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import redress.events.EventType;

/** The table in {@code notification/routing.yml}. No row, no notice; of several rows for one recipient the first that holds counts. */
@Component
public final class RoutingTable {

    private static final Set<String> MEMBERS =
            Set.of("event", "when", "to", "template", "mail", "otherwise", "digest", "daily", "optional");

    private final List<NoticeRoute> routes;

    RoutingTable() {
        this(read());
    }

    RoutingTable(List<NoticeRoute> routes) {
        this.routes = List.copyOf(routes);
    }

    public List<NoticeRoute> routes() {
        return routes;
    }

    /** The templates of the mails that somebody with these roles may turn off: none of which comes to them all the same by another row. */
    public Set<String> optional(Set<Recipient> roles) {
        Set<String> optional = new TreeSet<>();
        Set<String> owed = new TreeSet<>();
        for (NoticeRoute route : routes) {
            if (route.mail() && roles.contains(route.to())) {
                (route.optional() ? optional : owed).add(route.template());
            }
        }
        optional.removeAll(owed);
        return optional;
    }

    /** What is to be sent on an occasion: at most one notice for each kind of recipient. */
    public List<NoticeRoute> on(EventType event, Trigger occasion) {
        Set<Recipient> told = EnumSet.noneOf(Recipient.class);
        List<NoticeRoute> chosen = new ArrayList<>();
        for (NoticeRoute route : routes) {
            if (route.event() == event && !told.contains(route.to()) && route.matches(occasion.codes())) {
                told.add(route.to());
                chosen.add(route);
            }
        }
        return chosen;
    }

    private static List<NoticeRoute> read() {
        try (InputStream in = new ClassPathResource("notification/routing.yml").getInputStream()) {
            List<?> rows = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return rows.stream().flatMap(row -> rows((Map<?, ?>) row).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of the file names one or several recipients. */
    private static List<NoticeRoute> rows(Map<?, ?> row) {
        if (!MEMBERS.containsAll(row.keySet())) {
            throw new IllegalArgumentException("routing.yml: a row has one of " + row.keySet() + " too many");
        }
        String wireName = String.valueOf(row.get("event"));
        EventType event = EventType.ofWireName(wireName)
                .orElseThrow(() -> new IllegalArgumentException("routing.yml: no event " + wireName));
        Map<String, Set<String>> when = new LinkedHashMap<>();
        if (row.get("when") instanceof Map<?, ?> conditions) {
            conditions.forEach((name, codes) -> when.put(String.valueOf(name), texts(codes)));
        }
        Set<String> recipients = texts(row.get("to"));
        boolean choice = Boolean.TRUE.equals(row.get("daily")) || Boolean.TRUE.equals(row.get("optional"));
        if (choice && (recipients.contains("REPORTER") || Boolean.FALSE.equals(row.get("mail")))) {
            throw new IllegalArgumentException("routing.yml: daily and optional are for mails to people with a seat");
        }
        return recipients.stream()
                .map(to -> new NoticeRoute(
                        event,
                        when,
                        Recipient.valueOf(to),
                        String.valueOf(row.get("template")),
                        !Boolean.FALSE.equals(row.get("mail")),
                        row.get("otherwise") instanceof String other ? other : null,
                        row.get("digest") instanceof String digest ? digest : null,
                        Boolean.TRUE.equals(row.get("daily")),
                        Boolean.TRUE.equals(row.get("optional"))))
                .toList();
    }

    private static Set<String> texts(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("routing.yml: a row, or a condition in it, is empty");
        }
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        Set<String> texts = new java.util.LinkedHashSet<>();
        values.forEach(each -> texts.add(String.valueOf(each)));
        return texts;
    }
}
