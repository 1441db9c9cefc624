package redress.intake.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redress.events.disclosure.Part;
import redress.events.disclosure.Seen;
import redress.events.disclosure.Viewer;
import redress.events.disclosure.WhoSees;
import redress.events.intake.ReportSubmitted;
import redress.intake.attachments.Attachment;
import redress.intake.forms.CheckedForm;
import redress.intake.forms.ReportForm;
import redress.intake.identities.Identities;
import redress.intake.identities.Reporter;
import redress.intake.receipts.ReceiptIssuer;
import redress.intake.receipts.Reference;
import redress.intake.sealing.FieldCipher;
import redress.intake.sealing.KeyedHash;
import tools.jackson.databind.json.JsonMapper;

/** Turns what was filed into what is stored, and back: texts are sealed, secrets are kept as keyed hashes only. */
@Component
public final class Seals {

    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FieldCipher cipher;
    private final KeyedHash hash;
    private final ReceiptIssuer receipts;
    private final Identities identities;
    private final Clock clock;

    Seals(FieldCipher cipher, KeyedHash hash, ReceiptIssuer receipts, Identities identities, Clock clock) {
        this.identities = identities;
        this.cipher = cipher;
        this.hash = hash;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Two forms with the same answers have the same request hash, however their JSON was laid out. */
    public Report.Prints prints(String key, ReportForm form) {
        String requestHash = hash.hex("request", JSON.writeValueAsString(form));
        return new Report.Prints(
                hash.hex("idempotency-key", key), requestHash, receipts.print(receipts.issue(key, requestHash)));
    }

    /** The receipt that was issued when the report was filed by a request with that key. */
    public String receipt(String key, Report report) {
        return receipts.issueAgain(key, report.requestHash(), report.receipt());
    }

    /** As filed now. */
    public Report report(
            String reportId, Reference reference, CheckedForm checked, List<Attachment> files, Report.Prints prints) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ReportForm form = checked.form();
        ReportSubmitted event = new ReportSubmitted(
                reportId,
                reference.text(),
                form.compactId(),
                form.bodyId(),
                at,
                form.identityMode(),
                form.relationship(),
                checked.categories(),
                checked.undertakings(),
                checked.facts(),
                checked.moneyAtStake(),
                checked.peopleAffected(),
                form.supportingGroups(),
                checked.remediesWanted(),
                checked.routesUsed(),
                checked.consents());
        Map<String, Binary> texts = new HashMap<>();
        seal(texts, reportId, FreeText.WHAT_HAPPENED, form.whatHappened());
        seal(texts, reportId, FreeText.ALREADY_DONE, form.alreadyDone());
        seal(texts, reportId, FreeText.REMEDY_TEXT, form.remedyText());
        seal(texts, reportId, FreeText.IDENTITY_REASON, form.identityReason());
        seal(texts, reportId, FreeText.TEAM, form.team());
        return Report.file(
                event,
                prints,
                FiledFacts.of(event, Boolean.TRUE.equals(form.actingFor()), form.moneyAmountPounds()),
                texts,
                files.stream().map(file -> held(reportId, file, at)).toList());
    }

    HeldFile held(String reportId, Attachment file, Instant at) {
        return new HeldFile(
                file.id(), cipher.seal(reportId, HeldFile.NAME, file.name()), file.mediaType(), file.size(), at);
    }

    public Optional<String> open(Report report, FreeText text) {
        return report.text(text).map(value -> cipher.open(report.reportId(), text.name(), value));
    }

    /** How its account begins, for lists: empty as well where it cannot be opened, so that one report does not hide the others. */
    public Optional<String> subject(Report report) {
        try {
            return open(report, FreeText.WHAT_HAPPENED).map(Subject::of);
        } catch (IllegalStateException sealed) {
            LOG.error("What report {} says cannot be opened: {}", report.reportId(), sealed.getMessage());
            return Optional.empty();
        }
    }

    public List<Attachment> open(Report report) {
        return report.files().stream()
                .map(file -> new Attachment(
                        file.id(),
                        cipher.open(report.reportId(), HeldFile.NAME, file.name()),
                        file.mediaType(),
                        file.size()))
                .toList();
    }

    /** Who filed it, where whoever has the receipt is shown that. */
    public Optional<Reporter> reporterForReceipt(Report report) {
        Seen seen = WhoSees.of(Viewer.REPORTER, report.filed().identityMode(), Part.CONTACT);
        return seen == Seen.NEVER ? Optional.empty() : identities.of(report.reportId());
    }

    private void seal(Map<String, Binary> texts, String reportId, FreeText which, @Nullable String text) {
        if (text != null) {
            texts.put(which.name(), cipher.seal(reportId, which.name(), text));
        }
    }
}
