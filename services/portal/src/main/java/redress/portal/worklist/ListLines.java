package redress.portal.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.portal.clients.Refused;
import redress.portal.clients.Register;
import redress.portal.clients.ServiceDown;
import redress.portal.forms.Today;
import redress.portal.pages.Words;
import redress.portal.sessions.SignedIn;

/** Puts a page of the work list into words: names for ids, as far as the person may know them. */
@Component
class ListLines {

    private final ListDesk desk;
    private final Register register;
    private final Words words;
    private final Clock clock;

    /** @param unnamed whether the names of groups could not be asked for */
    record Page(List<ListLine> lines, boolean unnamed) {}

    ListLines(ListDesk desk, Register register, Words words, Clock clock) {
        this.desk = desk;
        this.register = register;
        this.words = words;
        this.clock = clock;
    }

    Page of(WorkList found, SignedIn me) {
        List<WorkList.Item> items = found.items();
        register.rememberNames(items.stream().map(WorkList.Item::compactId).toList());
        Map<String, ListDesk.Label> labels = Map.of();
        boolean unnamed = false;
        try {
            labels = desk.labels(
                    me,
                    items.stream()
                            .filter(WorkList.Item::isNamed)
                            .map(WorkList.Item::reportId)
                            .filter(Objects::nonNull)
                            .toList());
        } catch (ServiceDown | Refused unknown) {
            unnamed = true;
        }
        Map<String, String> owners = desk.names(items.stream()
                .filter(item -> item.ownerId() != null && !Boolean.TRUE.equals(item.mine()) && namesOwner(item, me))
                .map(WorkList.Item::ownerId)
                .distinct()
                .toList());
        boolean severalCompacts =
                items.stream().map(WorkList.Item::compactId).distinct().count() > 1;
        LocalDate today = Today.by(clock).day();
        Map<String, ListDesk.Label> known = labels;
        return new Page(
                items.stream()
                        .map(item -> line(
                                item,
                                item.reportId() == null ? null : known.get(item.reportId()),
                                owner(item, me, owners),
                                severalCompacts,
                                today))
                        .toList(),
                unnamed);
    }

    private ListLine line(
            WorkList.Item item,
            ListDesk.@Nullable Label label,
            @Nullable String owner,
            boolean severalCompacts,
            LocalDate today) {
        List<String> categories = item.categories();
        return new ListLine(
                item,
                register.nameOfBody(item.compactId(), item.bodyId()),
                severalCompacts ? register.nameOfCompact(item.compactId()) : null,
                label != null && label.organisation() != null ? label.organisation() : withheld(item),
                label == null ? null : label.subject(),
                categories == null
                        ? List.of()
                        : categories.stream()
                                .map(category -> words.of("BreachKind", category))
                                .toList(),
                owner,
                ListLine.due(item, today, words));
    }

    private @Nullable String withheld(WorkList.Item item) {
        return item.identityMode() != null && words.has("ListedReporter", item.identityMode())
                ? words.of("ListedReporter", item.identityMode())
                : null;
    }

    /** Who acts for the Compact is told who else does. */
    private static boolean namesOwner(WorkList.Item item, SignedIn me) {
        String compact = "compact/" + item.compactId();
        return Stream.of(compact + "/officer", compact + "/chair", "national/england/officer")
                .anyMatch(me.person().grants()::contains);
    }

    private @Nullable String owner(WorkList.Item item, SignedIn me, Map<String, String> names) {
        if (me.person().grants().contains("body/" + item.bodyId() + "/contact")) {
            return null;
        }
        if (item.ownerId() == null) {
            return item.closedAt() == null ? words.of("Owner", "NOBODY") : null;
        }
        return Boolean.TRUE.equals(item.mine())
                ? words.of("Owner", "YOU")
                : names.getOrDefault(item.ownerId(), words.of("Owner", "SOMEBODY"));
    }
}
