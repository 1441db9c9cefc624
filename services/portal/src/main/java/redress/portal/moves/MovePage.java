package redress.portal.moves;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.FormJson;
import redress.portal.forms.Problem;
import redress.portal.forms.Question;
import redress.portal.moves.MoveForm.Field;
import redress.portal.moves.MoveForm.Given;
import redress.portal.pages.Words;

/** The page on which a move is made. */
public final class MovePage {

    private final MoveWords.Sheet sheet;
    private final List<Field> fields;
    private final Form form;

    private MovePage(MoveWords.Sheet sheet, List<Field> fields, Form form) {
        this.sheet = sheet;
        this.fields = fields;
        this.form = form;
    }

    /** Something to choose from that is empty; {@code move} is what can be done in that case, null where that is not known. */
    public record Nothing(String said, @Nullable String move) {}

    public static MovePage of(
            MoveWords.Sheet sheet, String stage, MoveForm described, Words words, OptionSource source) {
        List<String> order = sheet.list("order");
        List<Field> fields = described.fields().stream()
                .sorted(Comparator.comparingInt(
                        field -> order.contains(field.name()) ? order.indexOf(field.name()) : order.size()))
                .toList();
        Questions questions = new Questions(sheet, words, source);
        return new MovePage(
                sheet,
                fields,
                new Form(
                        sheet.title(stage),
                        fields.stream()
                                .flatMap(field -> questions.of(field).stream())
                                .toList(),
                        List.of((answers, today) -> missing(fields, questions, answers))));
    }

    public Form form() {
        return form;
    }

    public MoveWords.Sheet sheet() {
        return sheet;
    }

    /** What is filled in before anybody has typed. */
    public Answers preset() {
        Map<String, List<String>> proposed = new LinkedHashMap<>();
        fields.forEach(field -> {
            if (field.preset() != null) {
                proposed.put(field.name(), field.preset());
            }
        });
        return new Answers(proposed);
    }

    public List<Nothing> nothingToChoose() {
        return form.questions().stream()
                .filter(question -> question.kind() == Question.Kind.CHECKBOXES
                        && question.options().isEmpty()
                        && sheet.find(question.name() + ".none") != null)
                .map(question -> new Nothing(
                        String.valueOf(sheet.find(question.name() + ".none")),
                        sheet.set(question.name() + ".none.move")))
                .toList();
    }

    /** The answers as the API takes them. */
    public Map<String, Object> json(Answers answers) {
        Map<String, Object> json = FormJson.of(form, answers);
        for (Field field : fields) {
            if (Picked.isFor(field)) {
                Picked picked = new Picked(field);
                picked.confirmed().forEach(part -> json.remove(picked.input(part)));
                json.put(field.name(), picked.entries(answers.all(field.name())));
            } else if (field.is("CHOICES") && field.required()) {
                json.putIfAbsent(field.name(), List.of());
            } else if (field.is("TICK") && Boolean.FALSE.equals(field.mustBe()) && json.containsKey(field.name())) {
                json.put(field.name(), false);
            }
        }
        return json;
    }

    /** The name of the question that a path of the JSON belongs to. */
    public String question(String path, Answers answers) {
        String name = FormJson.question(path, form, answers);
        return form.question(name).isPresent() ? name : name.replaceFirst("\\[.*", "");
    }

    private static List<Problem> missing(List<Field> fields, Questions questions, Answers answers) {
        List<Problem> found = new ArrayList<>();
        for (Field field : fields) {
            Given given = field.requiredWhen();
            if (given != null && answers.chose(given.field(), given.is()) && !answers.has(field.name())) {
                found.add(new Problem(field.name(), questions.missing(field.name(), -1)));
            }
            if (field.is("LIST") && !Picked.isFor(field)) {
                found.addAll(missingInRows(field, questions, answers));
            }
        }
        return found;
    }

    /** Of each row in which anything was answered. */
    private static List<Problem> missingInRows(Field list, Questions questions, Answers answers) {
        List<Problem> found = new ArrayList<>();
        for (int row = 0; row < list.most(0); row++) {
            String name = list.name() + "[" + row + "].";
            if (list.parts().stream().noneMatch(part -> answers.has(name + part.name()))) {
                continue;
            }
            for (Field part : list.parts()) {
                if (part.required() && !answers.has(name + part.name())) {
                    found.add(new Problem(name + part.name(), questions.missing(list.name() + "." + part.name(), row)));
                }
            }
        }
        return found;
    }
}
