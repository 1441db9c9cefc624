package redress.portal.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cases sorted by what is due. */
record WorkList(List<Item> items, @Nullable String next) {

    /**
     * One line of the list.
     *
     * @param mine whether the person is the owner of the case
     */
    record Item(
            String caseId,
            String reference,
            String compactId,
            String bodyId,
            String stage,
            @Nullable Instant since,
            @Nullable Instant dueAt,
            @Nullable Boolean provisional,
            boolean overdue,
            @Nullable String severity,
            @Nullable String urgency,
            @Nullable String mustAct,
            @Nullable Boolean mine) {}
}
