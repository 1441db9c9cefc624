package redress.triage.worklist;

import java.util.ArrayList;
import java.util.List;

/** Text of a query with the values of its places. */
record Sql(String text, List<Object> values) {

    static final Sql NOTHING = of("");

    static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    static Sql joined(String between, List<Sql> parts) {
        Sql all = NOTHING;
        for (Sql part : parts) {
            all = all.then(all.text.isEmpty() ? "" : between).then(part);
        }
        return all;
    }

    Sql then(Sql next) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(next.values);
        return new Sql(text + next.text, all);
    }

    Sql then(String next, Object... more) {
        return then(of(next, more));
    }

    /** As a condition by which rows are left out and never found: no database chooses an index for it. */
    Sql masked() {
        return of(" and (").then(this).then(") is true");
    }
}
