package redress.triage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redress.events.codes.Stage;
import redress.testkit.documents.GeneratedPart;
import redress.triage.access.Role;

/** The tables of {@code docs/access.md} that triage answers for: how their cells are written, and what they say. */
final class AccessDocument {

    static final String YES = "yes";
    static final String NO = "–";
    static final String ONCE_TOLD = "once told";
    static final String UNKNOWN_KIND = "any that this version does not know";

    static final GeneratedPart PEOPLE = part("people");
    static final GeneratedPart EXISTENCE = part("whom a case exists for");
    static final GeneratedPart MOVES = part("moves");
    static final GeneratedPart MEMBERS = part("members of a case");
    static final GeneratedPart KINDS = part("timeline");

    /** Intake's, as far as triage shows it. */
    static final GeneratedPart PARTS = new GeneratedPart("access.md", "parts of a report", "intake");

    /** Between members in one row. */
    static final String AND = ", ";

    private static final String IF = "if ";
    private static final String OR = " or ";
    private static final String EVERY_STAGE = "every stage";

    private AccessDocument() {}

    private static GeneratedPart part(String name) {
        return new GeneratedPart("access.md", name, "triage");
    }

    static String words(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static List<String> heads(String first, String... last) {
        return Stream.of(Stream.of(first), Stream.of(Role.values()).map(AccessDocument::words), Stream.of(last))
                .flatMap(each -> each)
                .toList();
    }

    static Stream<Stage> stages() {
        return Stream.of(Stage.values()).filter(stage -> stage != Stage.UNKNOWN);
    }

    static String stages(Predicate<Stage> possible) {
        List<String> names = stages().filter(possible).map(Enum::name).toList();
        return names.size() == stages().count() ? EVERY_STAGE : String.join(", ", names);
    }

    /** @param of the modes in which it could be shown */
    static String cell(Set<Mode> shown, Set<Mode> of) {
        if (shown.isEmpty()) {
            return NO;
        }
        return shown.containsAll(of)
                ? YES
                : IF + shown.stream().map(Mode::words).collect(Collectors.joining(OR));
    }

    /** A row of the table of moves. */
    record MoveRow(String name, boolean ofAThing, Set<Role> roles, Set<Stage> stages) {}

    static List<MoveRow> moves() {
        List<MoveRow> moves = new ArrayList<>();
        for (Map<String, String> row : MOVES.rows()) {
            String[] address = plain(row.get("move")).split("/");
            Set<Stage> stages = row.get("stages").equals(EVERY_STAGE)
                    ? stages().collect(Collectors.toSet())
                    : Arrays.stream(row.get("stages").split(", "))
                            .map(Stage::valueOf)
                            .collect(Collectors.toSet());
            Set<Role> roles = EnumSet.noneOf(Role.class);
            Stream.of(Role.values())
                    .filter(role -> row.get(words(role)).equals(YES))
                    .forEach(roles::add);
            moves.add(new MoveRow(address[0], address.length > 1, roles, stages));
        }
        return moves;
    }

    /** What the table says of each member, by its path. */
    static Map<String, Map<String, String>> members() {
        Map<String, Map<String, String>> members = new LinkedHashMap<>();
        MEMBERS.rows()
                .forEach(row ->
                        List.of(plain(row.get("member")).split(AND)).forEach(member -> members.put(member, row)));
        return members;
    }

    /** @return empty for a member of which the table says nothing */
    static Optional<Boolean> shows(Map<String, Map<String, String>> members, String path, Role role, Mode mode) {
        String above = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        Map<String, String> row = members.getOrDefault(path, members.get(above));
        return Optional.ofNullable(row).map(cells -> shows(cells.get(words(role)), mode));
    }

    private static boolean shows(String cell, Mode mode) {
        return cell.equals(YES)
                || cell.startsWith(IF)
                        && List.of(cell.substring(IF.length()).split(OR)).contains(mode.words());
    }

    static String code(String name) {
        return "`" + name + "`";
    }

    static String plain(String code) {
        return code.replace("`", "");
    }
}
