package redress.portal.moves;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redress.portal.moves.MoveForm.Field;

/**
 * A list each of whose entries is one that can be chosen, such as a person: asked for as boxes to tick, with what is to be confirmed of each
 * entry asked once for all.
 */
record Picked(Field list) {

    static boolean isFor(Field field) {
        return field.is("LIST") && field.parts().stream().anyMatch(Picked::isKey);
    }

    private static boolean isKey(Field part) {
        return part.is("TEXT") && part.options() != null;
    }

    Field key() {
        return list.parts().stream().filter(Picked::isKey).findFirst().orElseThrow();
    }

    List<Field> confirmed() {
        return list.parts().stream()
                .filter(part -> part.is("TICK") && part.mustBe() != null)
                .toList();
    }

    /** The name of the input for what is confirmed of all. */
    String input(Field part) {
        return list.name() + "-" + part.name();
    }

    /** The entries as the API takes them. */
    List<Map<String, Object>> entries(List<?> chosen) {
        return chosen.stream()
                .map(each -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put(key().name(), each);
                    confirmed().forEach(part -> entry.put(part.name(), Boolean.TRUE.equals(part.mustBe())));
                    return entry;
                })
                .toList();
    }
}
