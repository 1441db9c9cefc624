package redress.triage.cases;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.events.codes.BreachCategory;
import redress.events.codes.IdentityMode;

/**
 * What lists show of the reports of a case and find it by, in columns of its row. It never changes.
 *
 * @param categories each between two commas, so that one is found within
 * @param forBody whether the body is shown the reports themselves
 */
public record ListedReport(String categories, IdentityMode identityMode, boolean forBody) {

    static ListedReport of(Collection<CaseReport> reports) {
        String categories = reports.stream()
                .flatMap(report -> report.categories().stream())
                .distinct()
                .map(category -> category + ",")
                .collect(Collectors.joining("", ",", ""));
        CaseReport first = reports.iterator().next();
        return new ListedReport(
                categories, first.identityMode(), reports.stream().noneMatch(CaseReport::statementNeeded));
    }

    /** @param column null as stored by versions before there was one; codes of a newer version are passed over */
    public static @Nullable List<BreachCategory> categories(@Nullable String column) {
        return column == null
                ? null
                : Stream.of(BreachCategory.values())
                        .filter(category -> column.contains("," + category + ","))
                        .toList();
    }
}
