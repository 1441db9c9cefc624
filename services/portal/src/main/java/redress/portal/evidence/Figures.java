package redress.portal.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;

/** Makes tables of counts with bars. */
final class Figures {

    private static final List<String> STAGES =
            Arrays.stream(Stage.values()).map(Enum::name).toList();
    private static final Comparator<String> IN_ORDER = Comparator.comparingInt(STAGES::indexOf);

    private Figures() {}

    /** @param rows empty where there is nothing to show */
    record Table(String title, String column, List<Row> rows) {}

    /** @param bar the length of the bar, 0 to 100 */
    record Row(String name, String shown, int bar) {}

    /** With the greatest count first. */
    static Table table(String title, String column, @Nullable Map<String, Long> counts, UnaryOperator<String> name) {
        return table(
                title,
                column,
                counts,
                name,
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()));
    }

    /** In the order of the process. */
    static Table stages(String title, String column, @Nullable Map<String, Long> counts, UnaryOperator<String> name) {
        return table(title, column, counts, name, Map.Entry.comparingByKey(IN_ORDER));
    }

    private static Table table(
            String title,
            String column,
            @Nullable Map<String, Long> counts,
            UnaryOperator<String> name,
            Comparator<Map.Entry<String, Long>> order) {
        if (counts == null) {
            return new Table(title, column, List.of());
        }
        long greatest =
                counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        return new Table(
                title,
                column,
                counts.entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .sorted(order)
                        .map(e -> row(name.apply(e.getKey()), e.getValue(), greatest))
                        .toList());
    }

    /** @param whole whether only whole days are known */
    static List<Row> days(
            @Nullable Map<String, EvidenceSummary.Days> perStage, boolean whole, UnaryOperator<String> name) {
        if (perStage == null) {
            return List.of();
        }
        double longest = perStage.values().stream()
                .mapToDouble(EvidenceSummary.Days::meanDays)
                .max()
                .orElse(1);
        return perStage.entrySet().stream()
                .filter(e -> e.getValue().n() > 0)
                .sorted(Map.Entry.comparingByKey(IN_ORDER))
                .map(e -> new Row(
                        name.apply(e.getKey()),
                        String.format(
                                Locale.UK, whole ? "%.0f" : "%.1f", e.getValue().meanDays()),
                        longest <= 0 ? 0 : (int) Math.round(100 * e.getValue().meanDays() / longest)))
                .toList();
    }

    private static Row row(String name, long count, long greatest) {
        return new Row(name, String.format(Locale.UK, "%,d", count), (int) Math.max(1, 100 * count / greatest));
    }
}
