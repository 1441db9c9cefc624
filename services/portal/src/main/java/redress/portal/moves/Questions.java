package redress.portal.moves;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.portal.forms.Option;
import redress.portal.forms.Question;
import redress.portal.moves.MoveForm.Field;
import redress.portal.pages.Words;

/** Makes the questions that ask for a field. */
final class Questions {

    private static final int LONGEST = 10_000;
    private static final int ROWS = 3;
    private static final int ONE = -1;

    private final MoveWords.Sheet sheet;
    private final Words words;
    private final OptionSource source;

    Questions(MoveWords.Sheet sheet, Words words, OptionSource source) {
        this.sheet = sheet;
        this.words = words;
        this.source = source;
    }

    List<Question> of(Field field) {
        if (!field.is("LIST")) {
            return List.of(question(field.name(), field.name(), field, isOptional(field), ONE));
        }
        return Picked.isFor(field) ? picked(field) : rows(field);
    }

    /** Whether it may be left out, whatever else is given. */
    private static boolean isOptional(Field field) {
        return !field.required() && field.requiredWhen() == null && !field.is("TICK");
    }

    /** A list of those who are chosen, with what is confirmed of all of them together. */
    private List<Question> picked(Field list) {
        Picked picked = new Picked(list);
        Question who = Question.checkboxes(
                        words, list.name(), label(list.name(), ONE), options(list.name(), picked.key()))
                .atMost(list.most(LONGEST));
        List<Question> asked = new ArrayList<>(List.of(finished(who, list.name(), list, list.required(), ONE)));
        picked.confirmed().forEach(part -> {
            String key = list.name() + "." + part.name();
            asked.add(finished(tick(picked.input(part), key, part, ONE), key, part, true, ONE));
        });
        return asked;
    }

    private List<Question> rows(Field list) {
        int least = list.minItems() == null ? 0 : list.minItems();
        String said = sheet.set(list.name() + ".rows");
        int shown = Math.min(list.most(LONGEST), Math.max(least, said == null ? ROWS : Integer.parseInt(said)));
        List<Question> asked = new ArrayList<>();
        for (int row = 0; row < shown; row++) {
            boolean first = true;
            for (Field part : list.parts()) {
                String name = list.name() + "[" + row + "]." + part.name();
                Question question =
                        question(name, list.name() + "." + part.name(), notAlone(part), first && row >= least, row);
                String missing = sheet.find(list.name() + ".required");
                asked.add(first && row < least && missing != null ? question.required(missing) : question);
                first = false;
            }
        }
        return asked;
    }

    /** A row may be left empty; whether one that was begun is complete, the whole form is asked. */
    private static Field notAlone(Field part) {
        return new Field(
                part.name(),
                part.type(),
                false,
                null,
                part.minLength(),
                part.maxLength(),
                part.minItems(),
                part.maxItems(),
                part.options(),
                part.mustBe(),
                part.preset(),
                part.shownToBody(),
                part.fields());
    }

    private Question question(String name, String key, Field field, boolean optional, int row) {
        String label = label(key, row);
        int longest = field.maxLength() == null ? LONGEST : field.maxLength();
        Question asked = switch (field.type()) {
            case "LINES" -> Question.longText(words, name, label, longest);
            case "DATE" -> Question.date(words, name, label);
            case "CHOICE" ->
                row == ONE
                        ? Question.radios(words, name, label, options(key, field))
                        : Question.select(words, name, label, options(key, field));
            case "CHOICES" -> {
                List<Option> options = options(key, field);
                yield Question.checkboxes(words, name, label, options).atMost(field.most(options.size()));
            }
            case "TICK" -> tick(name, key, field, row);
            default -> Question.line(words, name, label, longest);
        };
        boolean text = field.is("LINES") || field.is("TEXT");
        asked = optional ? asked.mayBeLeftOut() : asked;
        return finished(
                text && field.minLength() != null ? asked.atLeast(field.minLength()) : asked,
                key,
                field,
                field.required() && !(field.is("CHOICES") && Objects.equals(field.minItems(), 0)),
                row);
    }

    /** Ticked is what is wanted: where that is a "no", only words can turn it round, so without any it is said as one. */
    private Question tick(String name, String key, Field field, int row) {
        String label = label(key, row);
        String said = sheet.find(key + ".tick", row);
        String plain = Boolean.FALSE.equals(field.mustBe()) ? words.say("moves.not-so", label) : label;
        return Question.tick(words, name, label, said == null ? plain : said);
    }

    private Question finished(Question question, String key, Field field, boolean required, int row) {
        Question finished = question;
        String hint = hint(key, field);
        if (hint != null) {
            finished = finished.hint(hint);
        }
        String called = sheet.find(key + ".called");
        if (called != null) {
            finished = finished.called(called);
        }
        return required ? finished.required(missing(key, row)) : finished;
    }

    /** What is said where an answer is missing. */
    String missing(String key, int row) {
        String said = sheet.find(key + ".required", row);
        return said != null ? said : words.say("moves.answer", label(key, row));
    }

    private String label(String key, int row) {
        String said = sheet.find(key, row);
        if (said != null) {
            return said;
        }
        String name = key.substring(key.lastIndexOf('.') + 1).replaceAll("([A-Z])", " $1");
        return Character.toUpperCase(name.charAt(0)) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private @Nullable String hint(String key, Field field) {
        String own = sheet.find(key + ".hint");
        String readers = field.shownToBody() == null ? null : words.of("ShownToBody", field.shownToBody());
        return own == null ? readers : readers == null ? own : words.say("moves.hint-and-readers", own, readers);
    }

    private List<Option> options(String key, Field field) {
        String from = sheet.set(key + ".from");
        List<String> known = field.options();
        if (from != null) {
            return source.options(from).stream()
                    .filter(option -> known == null || known.contains(option.value()))
                    .toList();
        }
        String list = sheet.set(key + ".words");
        return Stream.ofNullable(known)
                .flatMap(List::stream)
                .map(code -> Option.of(code, words.of(list == null ? key : list, code)))
                .toList();
    }
}
