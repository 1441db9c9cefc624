package redress.portal.worklist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import redress.events.codes.BreachCategory;
import redress.events.codes.Stage;
import redress.portal.clients.Register;

/**
 * What somebody looks for in the work list, as its address says; so a list can be kept as a bookmark and passed on.
 *
 * @param q what was typed, without blanks around it
 * @param on those of {@link #SWITCHES} that are on
 * @param misread what of the address was not understood and is left out, as the words of the page call it
 */
record ListFilters(
        String q, String stage, String body, String kind, List<String> on, String after, List<String> misread) {

    /** Filters that are on or off. */
    static final List<String> SWITCHES = List.of("mine", "unowned", "overdue", "urgent", "new");

    static final List<String> STAGES = codes(Stage.values());
    static final List<String> KINDS = codes(BreachCategory.values());

    private static final String SLUG = "[a-z0-9][a-z0-9-]{0,63}";
    private static final String CURSOR = "[A-Za-z0-9_-]{1,80}";

    /** Begins as a reference does, and no longer than one. */
    private static final String REFERENCE = "CB(?:[ -]?[0-9A-Z]{1,4}){0,2}-?";

    private static final int WHOLE_REFERENCE = 10;

    private static List<String> codes(Enum<?>[] codes) {
        return Stream.of(codes)
                .map(Enum::name)
                .filter(code -> !code.equals("UNKNOWN"))
                .toList();
    }

    static ListFilters read(Map<String, String> address) {
        List<String> misread = new ArrayList<>();
        String q = address.getOrDefault("q", "").strip().replaceAll("\\s+", " ");
        if (Register.isTooLong(q)) {
            misread.add("q");
            q = "";
        }
        List<String> on = SWITCHES.stream()
                .filter(each -> known(address, each, "true|false", misread).equals("true"))
                .toList();
        return new ListFilters(
                q,
                known(address, "stage", String.join("|", STAGES), misread),
                known(address, "body", SLUG, misread),
                known(address, "kind", String.join("|", KINDS), misread),
                on,
                known(address, "after", CURSOR, misread),
                List.copyOf(misread));
    }

    private static String known(Map<String, String> address, String name, String form, List<String> misread) {
        String value = address.getOrDefault(name, "");
        if (value.isEmpty() || value.matches(form)) {
            return value;
        }
        misread.add(name);
        return "";
    }

    /** The same from the first page on, since that page was not understood. */
    ListFilters fromTheStart() {
        List<String> more = new ArrayList<>(misread);
        more.add("after");
        return new ListFilters(q, stage, body, kind, on, "", more);
    }

    public boolean is(String filter) {
        return on.contains(filter);
    }

    /** Whether anything was chosen, so that it can be cleared. */
    public boolean any() {
        return !q.isEmpty() || narrowed();
    }

    /** Whether anything was chosen but words to look for. */
    public boolean narrowed() {
        return !stage.isEmpty() || !body.isEmpty() || !kind.isEmpty() || !on.isEmpty();
    }

    public boolean closed() {
        return stage.equals("CLOSED");
    }

    /** Whether it is a reference, or begins as one, that was typed; all else is words. */
    public boolean byReference() {
        String typed = q.toUpperCase(Locale.ROOT);
        return typed.matches(REFERENCE)
                && (typed.matches("CB|.*[0-9-].*") || reference().length() == WHOLE_REFERENCE);
    }

    String reference() {
        return q.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    public boolean byWords() {
        return !q.isEmpty() && !byReference();
    }

    /** What is new has yet to be acknowledged. */
    String stageAsked() {
        return is("new") ? "ACKNOWLEDGEMENT" : stage;
    }

    /** Whether no case can be all of that. */
    boolean isContradictory() {
        return is("new") && !stage.isEmpty() && !stage.equals("ACKNOWLEDGEMENT");
    }

    /** The address of the page that begins there. */
    String address(String next) {
        return address(stage, next);
    }

    /** The same among the closed ones. */
    public String amongClosed() {
        return address("CLOSED", "");
    }

    private String address(String inStage, String next) {
        Map<String, String> chosen = new LinkedHashMap<>();
        chosen.put("q", q);
        chosen.put("stage", inStage);
        chosen.put("body", body);
        chosen.put("kind", kind);
        on.forEach(each -> chosen.put(each, "true"));
        chosen.put("after", next);
        chosen.values().removeIf(String::isEmpty);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/cases");
        chosen.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(chosen).toUriString();
    }
}
