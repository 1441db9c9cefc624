package redress.portal.worklist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cases as triage lists them. */
record WorkList(List<Item> items, @Nullable String next) {

    static final WorkList NOTHING = new WorkList(List.of(), null);

    /**
     * One line of the list; what the person may not see is null.
     *
     * @param ownerId who of the steering group works on it
     * @param mine whether the person is the owner of the case
     */
    record Item(
            String caseId,
            String reference,
            @Nullable String reportId,
            String compactId,
            String bodyId,
            String stage,
            @Nullable Instant since,
            @Nullable Instant dueAt,
            @Nullable Boolean provisional,
            boolean overdue,
            @Nullable String severity,
            @Nullable String urgency,
            @Nullable String identityMode,
            @Nullable List<String> categories,
            @Nullable String mustAct,
            @Nullable String ownerId,
            @Nullable Boolean mine,
            @Nullable Instant closedAt,
            @Nullable String closeReason,
            @Nullable List<String> outcomes) {

        public boolean urgent() {
            return "URGENT".equals(urgency);
        }

        boolean isNamed() {
            return "NAMED".equals(identityMode);
        }
    }
}
