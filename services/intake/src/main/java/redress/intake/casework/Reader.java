package redress.intake.casework;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import redress.events.codes.IdentityMode;
import redress.intake.reports.FiledFacts;
import redress.platform.security.Caller;

/** As whom somebody reads a report, which decides what of it is shown. */
enum Reader {
    /** The Compact's officer or a chair, or the national officer: the whole report, and who filed it unless it is anonymous. */
    STEERING_GROUP,
    /** One of those a panel is formed from: the report, and the organisation if it lets itself be named; no person. */
    PANEL_POOL,
    /** The body that is reported: what happened and which organisation, if that lets itself be named and agreed to it. */
    BODY;

    /** Files tell who they are from, by their text, their letterhead and their properties. */
    boolean seesFiles(IdentityMode mode) {
        return this == STEERING_GROUP || this == PANEL_POOL && mode == IdentityMode.NAMED;
    }

    /** Whether the files are shown as they were uploaded; otherwise without what they say of their makers. */
    boolean seesOriginals(IdentityMode mode) {
        return mode == IdentityMode.NAMED || mode == IdentityMode.CONFIDENTIAL && this == STEERING_GROUP;
    }

    /**
     * Whoever speaks for the body reads as the body, whatever else they may be: a member of the steering group who works there must
     * not learn who reported in confidence.
     *
     * @param accepted whether the report was accepted, so that the body knows of it; asked only where it matters
     * @param orphaned whether a Compact has nobody of its own; asked only of a national officer
     */
    static Optional<Reader> of(Caller caller, FiledFacts filed, BooleanSupplier accepted, Predicate<String> orphaned) {
        String compact = filed.compactId();
        if (caller.holds("body", filed.bodyId(), "contact")) {
            boolean shown = filed.identityMode() == IdentityMode.NAMED
                    && filed.consents().shareWithBody()
                    && accepted.getAsBoolean();
            return shown ? Optional.of(BODY) : Optional.empty();
        }
        if (caller.holds("compact", compact, "officer")
                || caller.holds("compact", compact, "chair")
                || caller.holds("national", "england", "officer") && orphaned.test(compact)) {
            return Optional.of(STEERING_GROUP);
        }
        if (caller.holds("compact", compact, "member") && filed.consents().shareWithSteeringGroup()) {
            return Optional.of(PANEL_POOL);
        }
        return Optional.empty();
    }
}
