package redress.triage.moves;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;
import redress.triage.access.Role;
import redress.triage.cases.Case;

/**
 * Something that somebody can do with a case. Its address is {@code POST /api/cases/{caseId}/{name}}, with the id of a thing behind it where
 * it is done with one thing of several.
 *
 * @param name in the API; never changed
 * @param operationId of the API's description, with {@code summary} and {@code description} for people
 * @param stages in which it is possible
 * @param roles for whom it is
 * @param form what it asks for; its text form must tell nothing
 * @param check what is asked of a form beyond what its fields say, whatever the case; told all at once
 * @param things the ids of those with which it can be done now; null where it is done with the case as a whole
 * @param before asked before the case is locked, with the id of its Compact, so that no lock waits for another service
 */
public record Move<F>(
        String name,
        String operationId,
        String summary,
        String description,
        Set<Stage> stages,
        Set<Role> roles,
        Class<F> form,
        Effect<F> effect,
        BiConsumer<F, Check> check,
        @Nullable Function<Case, List<String>> things,
        Consumer<String> before) {

    /** What a move does. */
    public interface Effect<F> {

        /**
         * @throws redress.platform.web.Refusal if what was sent cannot be taken
         * @throws redress.triage.cases.CaseRefused if a rule of the case forbids it; nothing is then changed
         */
        void on(Case it, F form, Act act);
    }

    public static <F> Move<F> of(String name, Class<F> form, Effect<F> effect) {
        return new Move<>(
                name,
                name,
                "",
                "",
                Set.of(),
                EnumSet.noneOf(Role.class),
                form,
                effect,
                (sent, check) -> {},
                null,
                compactId -> {});
    }

    public Move<F> described(String operation, String inShort, String atLength) {
        return new Move<>(name, operation, inShort, atLength, stages, roles, form, effect, check, things, before);
    }

    public Move<F> in(Stage... possible) {
        return new Move<>(
                name, operationId, summary, description, Set.of(possible), roles, form, effect, check, things, before);
    }

    public Move<F> by(Role... whose) {
        return new Move<>(
                name, operationId, summary, description, stages, Set.of(whose), form, effect, check, things, before);
    }

    public Move<F> checking(BiConsumer<F, Check> checks) {
        return new Move<>(name, operationId, summary, description, stages, roles, form, effect, checks, things, before);
    }

    public Move<F> withOneOf(Function<Case, List<String>> open) {
        return new Move<>(name, operationId, summary, description, stages, roles, form, effect, check, open, before);
    }

    public Move<F> asking(Consumer<String> first) {
        return new Move<>(name, operationId, summary, description, stages, roles, form, effect, check, things, first);
    }

    /** @throws MoveNotPossible if the case stands in another stage; nothing is then changed */
    void make(Case it, F sent, Act act) {
        if (!possibleIn(it.stage())) {
            throw new MoveNotPossible(this, it.stage());
        }
        effect.on(it, sent, act);
    }

    public boolean possibleIn(Stage stage) {
        return stages.contains(stage);
    }

    public boolean isFor(Role role) {
        return roles.contains(role);
    }
}
