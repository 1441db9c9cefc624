package redress.triage.view;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.moves.SampleMoves;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What there is to see of a case, and of it to whom. */
public final class SampleViews {

    /** A list of what the caller can do, so of other length for each. */
    private static final String MOVES = "moves";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SampleViews() {}

    public static List<Slice> slices() {
        return SampleMoves.views().slices();
    }

    /** Whether the rule lets somebody in this role see the slice. */
    public static boolean allows(Slice slice, Case it, Role role) {
        return slice.seen().allows(CaseViewer.of(SampleMoves.OFFICER, role, it));
    }

    public static JsonNode view(Case it, Role role) {
        return JSON.valueToTree(SampleMoves.views().of(it, SampleMoves.OFFICER, role));
    }

    /** The members of a view, and their members as {@code member.part}. */
    public static Set<String> members(JsonNode view) {
        Set<String> members = new LinkedHashSet<>();
        view.properties().forEach(member -> {
            members.add(member.getKey());
            JsonNode value = member.getValue();
            (value.isArray() ? value.valueStream() : List.of(value).stream())
                    .filter(part -> part.isObject() && !member.getKey().equals(MOVES))
                    .forEach(part -> part.propertyNames().forEach(name -> members.add(member.getKey() + "." + name)));
        });
        return members;
    }
}
