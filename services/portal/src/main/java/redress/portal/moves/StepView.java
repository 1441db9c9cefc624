package redress.portal.moves;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redress.portal.pages.Words;

/** What a step shows of a case, in the words of its move: {@code view} is its name there, {@code view.title} its heading. */
public record StepView(String title, List<Row> rows) {

    /** One thing that is known. */
    public record Row(String label, String text) {}

    /**
     * @param shown what triage shows of a case, by name
     * @return empty where the step shows nothing of this case, or the move has no words for it
     */
    public static Optional<StepView> of(MoveWords.Sheet sheet, Map<String, Object> shown, Words words) {
        String name = sheet.set("view");
        if (name == null || !(shown.get(name) instanceof Map<?, ?> members)) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (String member : sheet.list("view.order")) {
            Object value = members.get(member);
            String label = sheet.find("view." + member);
            if (value != null && label != null) {
                String list = sheet.set("view." + member + ".words");
                rows.add(new Row(label, list == null ? value.toString() : words.of(list, value)));
            }
        }
        return Optional.of(new StepView(String.valueOf(sheet.find("view.title")), rows));
    }
}
