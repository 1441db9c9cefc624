package redress.intake.casework;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.events.disclosure.Part;
import redress.intake.attachments.AttachmentDownload;
import redress.intake.attachments.AttachmentView;
import redress.intake.attachments.Attachments;
import redress.intake.identities.Identities;
import redress.intake.identities.Reporter;
import redress.intake.reports.FiledFacts;
import redress.intake.reports.FreeText;
import redress.intake.reports.Seals;

/** Puts together what somebody who looks at a report sees of it, part by part. */
@Component
class Contents {

    private final Identities identities;
    private final Attachments attachments;
    private final Seals seals;

    Contents(Identities identities, Attachments attachments, Seals seals) {
        this.identities = identities;
        this.attachments = attachments;
        this.seals = seals;
    }

    ContentView of(Look look) {
        FiledFacts filed = look.report().filed();
        return new ContentView(
                look.report().reportId(),
                look.report().reference(),
                filed.compactId(),
                filed.bodyId(),
                filed.submittedAt(),
                filed.identityMode(),
                text(look, Part.ACCOUNT, FreeText.WHAT_HAPPENED),
                reporter(look),
                words(look),
                look.sees(Part.DETAILS) ? ContentView.Details.of(filed) : null,
                files(look),
                look.report().withdrawnAt().orElse(null),
                OpenerView.of(look));
    }

    Optional<AttachmentDownload> file(Look look, String attachmentId) {
        if (!look.report().holds(attachmentId)) {
            return Optional.empty();
        }
        if (look.sees(Part.FILES_ORIGINAL)) {
            return attachments.original(attachmentId);
        }
        return look.sees(Part.FILES_STRIPPED) ? attachments.cleaned(attachmentId) : Optional.empty();
    }

    private List<AttachmentView> files(Look look) {
        if (look.sees(Part.FILES_ORIGINAL)) {
            return attachments.views(seals.open(look.report()));
        }
        return look.sees(Part.FILES_STRIPPED) ? attachments.viewsOfCleaned(seals.open(look.report())) : List.of();
    }

    private ContentView.Words words(Look look) {
        return new ContentView.Words(
                text(look, Part.OTHER_TEXTS, FreeText.TEAM),
                text(look, Part.WHY_WITHHELD, FreeText.IDENTITY_REASON),
                text(look, Part.OTHER_TEXTS, FreeText.ALREADY_DONE),
                text(look, Part.OTHER_TEXTS, FreeText.REMEDY_TEXT),
                look.sees(Part.MONEY) ? look.report().filed().moneyAmountPounds() : null);
    }

    private @Nullable String text(Look look, Part part, FreeText text) {
        return look.sees(part) ? seals.open(look.report(), text).orElse(null) : null;
    }

    private @Nullable ReporterView reporter(Look look) {
        if (!look.sees(Part.ORGANISATION)) {
            return null;
        }
        return identities
                .of(look.report().reportId())
                .map(reporter -> reporter(look, reporter))
                .orElse(null);
    }

    private static ReporterView reporter(Look look, Reporter reporter) {
        return new ReporterView(
                ReporterView.Organisation.of(reporter, look.sees(Part.ORGANISATION_DETAILS)),
                look.sees(Part.CONTACT) ? ReporterView.Contact.of(reporter) : null);
    }
}
