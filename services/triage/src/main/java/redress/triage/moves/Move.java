package redress.triage.moves;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;
import redress.platform.problems.Refusal;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.forms.Field;
import redress.triage.forms.Fields;
import redress.triage.forms.Need;

/**
 * Something that somebody can do with a case. Its address is {@code POST /api/cases/{caseId}/{name}}, with the id of a thing behind it where
 * it is done with one thing of several; {@code GET} there tells what it asks for. It is put together by its step and then never changed.
 */
public final class Move<F> {

    private final String name;
    private final Class<F> form;
    private final Fields fields;
    private final Effect<F> effect;
    private String operationId;
    private String summary = "";
    private String description = "";
    private Set<Stage> stages = Set.of();
    private Set<Role> roles = Set.of();
    private Predicate<Case> open = it -> true;
    private BiConsumer<F, Check> check = (sent, checks) -> {};
    private Function<Case, List<Need>> needs = it -> List.of();
    private BiConsumer<Case, Fields> narrowed = (it, all) -> {};
    private @Nullable Function<Case, List<String>> things;
    private Consumer<String> before = compactId -> {};

    private Move(String name, Class<F> form, Effect<F> effect) {
        this.name = name;
        this.operationId = name;
        this.form = form;
        this.fields = Fields.of(form);
        this.effect = effect;
    }

    /** What a move does. */
    public interface Effect<F> {

        /**
         * @throws redress.platform.problems.Refusal if what was sent cannot be taken
         * @throws redress.triage.cases.CaseRefused if a rule of the case forbids it; nothing is then changed
         */
        void on(Case it, F form, Act act);
    }

    /**
     * @param name in the API; never changed
     * @param form what it asks for; its text form must tell nothing
     */
    public static <F> Move<F> of(String name, Class<F> form, Effect<F> effect) {
        return new Move<>(name, form, effect);
    }

    /** In the API's description: an id, and what it is in few words and in more. */
    public Move<F> described(String operation, String inShort, String atLength) {
        operationId = operation;
        summary = inShort;
        description = atLength;
        return this;
    }

    /** The stages in which it is possible. */
    public Move<F> in(Stage... possible) {
        stages = Set.of(possible);
        return this;
    }

    /** What else has to be so, in these stages, for it to be possible. */
    public Move<F> onlyIf(Predicate<Case> condition) {
        open = condition;
        return this;
    }

    /** For whom it is. */
    public Move<F> by(Role... whose) {
        roles = Set.of(whose);
        return this;
    }

    /** What is asked of a form beyond what its fields say, whatever the case; told all at once. */
    public Move<F> checking(BiConsumer<F, Check> checks) {
        check = checks;
        return this;
    }

    /** What has to be given in this case where something else is. */
    public Move<F> needing(Function<Case, List<Need>> needed) {
        needs = needed;
        return this;
    }

    /** Narrows what is asked for to the case: leaves fields out, offers what can be chosen, proposes. */
    public Move<F> narrowed(BiConsumer<Case, Fields> toCase) {
        narrowed = toCase;
        return this;
    }

    /** It is done with one thing of several: the ids of those with which it can be done now. */
    public Move<F> withOneOf(Function<Case, List<String>> open) {
        things = open;
        return this;
    }

    /** Asked before the case is locked, with the id of its Compact, so that no lock waits for another service. */
    public Move<F> asking(Consumer<String> first) {
        before = first;
        return this;
    }

    /**
     * @throws MoveNotPossible if the case stands in another stage; nothing is then changed
     * @throws Refusal if something is missing that this case needs
     */
    void make(Case it, F sent, Act act) {
        if (!possibleIn(it.stage()) || !open.test(it)) {
            throw new MoveNotPossible(this, it);
        }
        List<Refusal.FieldError> missing = Need.unmet(needs(it), sent);
        if (!missing.isEmpty()) {
            throw Refusal.fields(missing);
        }
        effect.on(it, sent, act);
    }

    /** What it asks for in this case. */
    List<Field> fields(Case it) {
        Fields asked = fields.copy();
        narrowed.accept(it, asked);
        return asked.needing(needs(it)).list();
    }

    List<Need> needs(Case it) {
        return needs.apply(it);
    }

    public boolean possibleIn(Stage stage) {
        return stages.contains(stage);
    }

    /** Whether there is anything left to do in a stage in which it is possible. */
    boolean isOpen(Case it) {
        return open.test(it);
    }

    public boolean isFor(Role role) {
        return roles.contains(role);
    }

    public String name() {
        return name;
    }

    String operationId() {
        return operationId;
    }

    /** Of the operation that tells what it asks for. */
    String formOperationId() {
        return operationId + "Form";
    }

    String summary() {
        return summary;
    }

    String description() {
        return description;
    }

    public Set<Stage> stages() {
        return stages;
    }

    Class<F> form() {
        return form;
    }

    BiConsumer<F, Check> check() {
        return check;
    }

    public @Nullable Function<Case, List<String>> things() {
        return things;
    }

    Consumer<String> before() {
        return before;
    }
}
