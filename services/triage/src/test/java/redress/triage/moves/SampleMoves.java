package redress.triage.moves;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AssignableTypeFilter;
import redress.events.codes.Sector;
import redress.events.codes.Stage;
import redress.triage.SampleReports;
import redress.triage.access.CompactPool;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.compacts.CompactTerms;
import redress.triage.deadlines.WorkingDays;
import redress.triage.timeline.Kind;
import redress.triage.view.CaseViews;
import redress.triage.view.Slices;
import tools.jackson.databind.json.JsonMapper;

/** Every move and slice that there is, without a database; the pool of every Compact has two people. */
public final class SampleMoves {

    public static final String OFFICER = "sample-thurrock-officer";

    private static final GenericApplicationContext STEPS = steps();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SampleMoves() {}

    private static GenericApplicationContext steps() {
        GenericApplicationContext context = new GenericApplicationContext();
        CompactPool people = mock(CompactPool.class);
        when(people.pool(anyString()))
                .thenReturn(List.of(
                        new CompactPool.Member("sample-1", Sector.STATUTORY, List.of()),
                        new CompactPool.Member("sample-2", Sector.VCS, List.of())));
        context.registerBean(CompactPool.class, () -> people);
        CompactTerms compacts = mock(CompactTerms.class);
        when(compacts.workingDays(anyString())).thenReturn(WorkingDays.of(SampleReports.calendar()));
        context.registerBean(CompactTerms.class, () -> compacts);
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Slices.class));
        scanner.scan("redress.triage");
        context.registerBean(MoveTable.class);
        context.registerBean(CaseViews.class);
        context.refresh();
        return context;
    }

    public static MoveTable table() {
        return STEPS.getBean(MoveTable.class);
    }

    public static List<Move<?>> all() {
        return table().all().toList();
    }

    /** What each part of a case writes into the timeline. */
    public static List<Kind> kinds() {
        return STEPS.getBeansOfType(Slices.class).values().stream()
                .flatMap(part -> part.kinds().stream())
                .toList();
    }

    public static CaseViews views() {
        return STEPS.getBean(CaseViews.class);
    }

    /** The names of those that are possible in a stage. */
    public static List<String> in(Stage stage) {
        return table().in(stage).map(Move::name).toList();
    }

    public static List<String> names() {
        return table().all().map(Move::name).toList();
    }

    /**
     * As the controller makes it for the officer, but for the caller's role.
     *
     * @param json its form, with ' for "
     * @throws MoveNotPossible if the case stands in another stage
     */
    public static void make(Case it, String name, @Nullable String thing, String json, Instant at) {
        make(table().find(name).orElseThrow(), it, json, new Act(OFFICER, Role.OFFICER, at, thing));
    }

    /** The same for somebody else. */
    public static void makeBy(String personId, Case it, String name, String json, Instant at) {
        make(table().find(name).orElseThrow(), it, json, new Act(personId, Role.OFFICER, at, null));
    }

    /** The same for somebody in another role. */
    public static void makeAs(Role role, Case it, String name, String json, Instant at) {
        make(table().find(name).orElseThrow(), it, json, new Act("sample-somebody", role, at, null));
    }

    private static <F> void make(Move<F> move, Case it, String json, Act act) {
        F form = JSON.readValue(json.replace('\'', '"'), move.form());
        Check check = act.check();
        move.check().accept(form, check);
        check.done();
        move.make(it, form, act);
    }

    public static boolean isNotPossible(Throwable refused) {
        return refused instanceof MoveNotPossible;
    }
}
