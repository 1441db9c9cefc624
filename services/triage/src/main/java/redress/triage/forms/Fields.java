package redress.triage.forms;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.triage.cases.Case;
import redress.triage.view.CaseViewer;
import redress.triage.view.SeenBy;

/**
 * The fields of a form in their order, as its record has them, to be narrowed to one case. A name with a point in it is one of each entry of
 * a list.
 */
public final class Fields {

    private final Map<String, Field> all = new LinkedHashMap<>();

    private Fields(List<Field> fields) {
        fields.forEach(field -> all.put(field.name, field));
    }

    /** @throws IllegalStateException if it has a field that no page could ask for */
    public static Fields of(Class<?> form) {
        return new Fields(FieldReader.fields(form));
    }

    public Fields copy() {
        return new Fields(all.values().stream().map(Field::copy).toList());
    }

    public List<Field> list() {
        return List.copyOf(all.values());
    }

    /** Leaves out what does not concern the case. */
    public Fields without(String... names) {
        for (String name : names) {
            all.remove(find(name).name);
        }
        return this;
    }

    public Fields offering(String name, Collection<String> options) {
        find(name).options = List.copyOf(options);
        return this;
    }

    public Fields preset(String name, Collection<String> values) {
        find(name).preset = List.copyOf(values);
        return this;
    }

    public Fields preset(String name, @Nullable Enum<?> value) {
        return value == null ? this : preset(name, List.of(value.name()));
    }

    /** Says whether the body will read what is kept of it; {@code by} is who sees that. */
    public Fields seen(String name, SeenBy by, Case it) {
        find(name).shownToBody = it.shownToBody() && by.allows(CaseViewer.ofBody(it));
        return this;
    }

    public Fields needing(List<Need> needs) {
        needs.forEach(need -> {
            Field field = find(need.field());
            field.requiredWhen = new Field.Given(find(need.whenField()).name, need.is());
        });
        return this;
    }

    private Field find(String name) {
        int point = name.indexOf('.');
        Field found = all.get(point < 0 ? name : name.substring(0, point));
        if (found != null && point >= 0) {
            found = found.fields == null
                    ? null
                    : found.fields.stream()
                            .filter(field -> field.name.equals(name.substring(point + 1)))
                            .findFirst()
                            .orElse(null);
        }
        if (found == null) {
            throw new IllegalStateException("The form has no field " + name);
        }
        return found;
    }
}
