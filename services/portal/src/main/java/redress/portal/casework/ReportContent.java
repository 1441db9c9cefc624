package redress.portal.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the reporter wrote, as far as intake shows it to the person who asks. */
record ReportContent(
        String reportId,
        @Nullable String reference,
        @Nullable String compactId,
        @Nullable String bodyId,
        @Nullable String identityMode,
        @Nullable String whatHappened,
        @Nullable Reporter reporter,
        @Nullable String team,
        @Nullable String identityReason,
        @Nullable Boolean actingFor,
        @Nullable String moneyAtStake,
        @Nullable Integer moneyAmountPounds,
        @Nullable String peopleAffected,
        @Nullable Integer supportingGroups,
        @Nullable String alreadyDone,
        @Nullable List<String> remediesWanted,
        @Nullable String remedyText,
        @Nullable List<String> routesUsed,
        @Nullable List<File> attachments,
        @Nullable Opener opener) {

    /** Who reported. */
    record Reporter(
            @Nullable Organisation organisation, @Nullable Contact contact) {}

    /** The group. */
    record Organisation(
            @Nullable String name,
            @Nullable String charityNumber,
            @Nullable String sizeBand,
            @Nullable String type,
            @Nullable String equalityFocus,
            @Nullable String postcode) {}

    /** The person to speak to. */
    record Contact(
            @Nullable String name,
            @Nullable String role,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String preferred,
            @Nullable String adjustments) {}

    /** The one person who may open who reported. */
    record Opener(
            @Nullable String role,
            @Nullable String name,
            boolean you,
            @Nullable Instant openUntil) {}

    /** A file. */
    record File(
            String attachmentId,
            String name,
            long size,
            @Nullable String scan) {}

    @Override
    public String toString() {
        return "ReportContent[***]";
    }
}
