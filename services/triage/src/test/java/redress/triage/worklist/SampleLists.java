package redress.triage.worklist;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redress.events.codes.BreachCategory;
import redress.events.codes.Stage;
import redress.triage.worklist.Asked.Found;
import redress.triage.worklist.Asked.Only;

/** What is asked of lists in tests, by names that fit into a table. */
final class SampleLists {

    /** The body of all sample cases. */
    static final String COUNCIL = "thurrock-council";

    private static final Map<String, Asked> FILTERS = Map.ofEntries(
            Map.entry("all", Asked.OPEN),
            Map.entry("mine", only(Only.MINE)),
            Map.entry("unowned", only(Only.UNOWNED)),
            Map.entry("overdue", only(Only.OVERDUE)),
            Map.entry("urgent", only(Only.URGENT)),
            Map.entry("mine and urgent", only(Only.MINE, Only.URGENT)),
            Map.entry("mine and unowned", only(Only.MINE, Only.UNOWNED)),
            Map.entry("urgent and overdue", only(Only.URGENT, Only.OVERDUE)),
            Map.entry("notice", new Asked(null, null, Set.of(), Set.of(), BreachCategory.FUND_NOTICE, null)),
            Map.entry("body", new Asked(null, null, Set.of(), Set.of(COUNCIL), null, null)),
            Map.entry("other body", new Asked(null, null, Set.of(), Set.of("essex-council"), null, null)),
            Map.entry("found bodies", found(new Found(Set.of(COUNCIL, "essex-council"), Set.of()))),
            Map.entry(
                    "found reports", found(new Found(Set.of(), Set.of("report-1235", "report-1237", "report-1238")))));

    private SampleLists() {}

    /** @param filter null for none */
    static Asked asked(@Nullable Stage stage, @Nullable String reference, @Nullable String filter) {
        Asked filters = FILTERS.get(filter == null ? "all" : filter);
        return new Asked(stage, reference, filters.only(), filters.bodyIds(), filters.category(), filters.found());
    }

    private static Asked only(Only... filters) {
        return new Asked(null, null, Set.of(filters), Set.of(), null, null);
    }

    private static Asked found(Found found) {
        return new Asked(null, null, Set.of(), Set.of(), null, found);
    }
}
