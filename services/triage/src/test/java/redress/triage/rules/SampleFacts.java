package redress.triage.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import redress.events.intake.KeyFacts;

/** Key facts of which all but a few are unknown. */
final class SampleFacts {
    static final KeyFacts NONE = new KeyFacts(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null);

    private SampleFacts() {}

    static KeyFacts consultation(
            @Nullable String opened, @Nullable String closed, @Nullable Boolean written, @Nullable Boolean explained) {
        return new KeyFacts(
                day(opened),
                day(closed),
                written,
                explained,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static KeyFacts notice(
            @Nullable String received,
            @Nullable String effective,
            @Nullable Boolean written,
            @Nullable Boolean reasoned,
            @Nullable Boolean exceptional) {
        return new KeyFacts(
                null,
                null,
                null,
                null,
                day(received),
                day(effective),
                written,
                reasoned,
                exceptional,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static KeyFacts decision(
            @Nullable String discussed,
            @Nullable String made,
            @Nullable String published,
            @Nullable Boolean assessmentExists,
            @Nullable String assessed,
            @Nullable Boolean urgency) {
        return new KeyFacts(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                day(discussed),
                day(made),
                day(published),
                assessmentExists,
                day(assessed),
                urgency,
                null,
                null,
                null,
                null,
                null);
    }

    static @Nullable LocalDate day(@Nullable String date) {
        return date == null ? null : LocalDate.parse(date);
    }
}
