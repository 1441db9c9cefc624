package redress.triage.remedy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import redress.triage.cases.Case;
import redress.triage.sections.Section;

/** The promised actions of a case, in the order of the agreement. */
public record Promises(List<Promise> promises) {

    static final Section<Promises> SECTION = Section.of("promises", Promises.class);

    public Promises {
        promises = List.copyOf(promises);
    }

    /** What an agreement promises. They are watched from the day on which the last one is due. */
    public static void make(Case it, List<Promise> promises, Instant at) {
        it.keep(SECTION, new Promises(promises), at);
        promises.stream().map(Promise::dueOn).max(LocalDate::compareTo).ifPresent(it::nextStageCountsFrom);
    }

    static Promises of(Case it) {
        Promises kept = it.find(SECTION);
        return kept == null ? new Promises(List.of()) : kept;
    }

    List<String> open() {
        return promises.stream().filter(Promise::open).map(Promise::actionId).toList();
    }

    Promises with(Promise recorded) {
        List<Promise> changed = new ArrayList<>(promises);
        changed.replaceAll(each -> each.actionId().equals(recorded.actionId()) ? recorded : each);
        return new Promises(changed);
    }
}
