package redress.triage.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.triage.cases.Case;
import redress.triage.timeline.Entry;
import redress.triage.timeline.Kind;

/**
 * What has happened to a case. The body sees it from the moment at which it was told of the case: what was before would say when the report
 * was filed. It sees no kind that is not known here, and nobody's name.
 */
final class TimelineSlice {

    private final Set<String> forBody;

    /** @param known every kind that is known here */
    TimelineSlice(Stream<Kind> known) {
        this.forBody = known.filter(Kind::forBody).map(Kind::name).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param kind what happened
     * @param codes what there is to say of it, by name
     * @param by the id of the person who acted
     */
    @Schema(name = "CaseTimelineEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            Instant at,
            String kind,
            Map<String, String> codes,
            @Nullable String by) {}

    Slice slice() {
        return Slice.many("timeline", EntryView.class, SeenBy.BY_ALL, this::entries);
    }

    private List<EntryView> entries(Case it, CaseViewer viewer) {
        Instant told = it.bodyToldAt();
        return it.entries().stream()
                .filter(entry -> !viewer.isBody() || told != null && seenByBody(entry, told))
                .map(entry ->
                        new EntryView(entry.at(), entry.kind(), entry.codes(), viewer.isBody() ? null : entry.by()))
                .toList();
    }

    private boolean seenByBody(Entry entry, Instant told) {
        return forBody.contains(entry.kind()) && !entry.at().isBefore(told);
    }
}
