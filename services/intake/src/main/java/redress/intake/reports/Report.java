package redress.intake.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.events.codes.OpenerRole;
import redress.events.intake.IdentityOpened;
import redress.events.intake.ReportSubmitted;
import redress.events.intake.ReportWithdrawn;
import redress.intake.attachments.Attachments;
import redress.intake.openings.Choice;
import redress.intake.openings.Opener;
import redress.intake.openings.Opening;
import redress.intake.receipts.ReceiptFingerprint;
import redress.intake.sealing.FieldCipher;
import redress.intake.sealing.ReceiptKeys;
import redress.messaging.outbox.Outbox;
import redress.platform.formats.Format;

/**
 * A report as filed. Nothing of it changes afterwards but the files that are added, who may open and has opened who filed it, and that
 * it may be withdrawn. Holds no name, no
 * address and no receipt.
 */
@Document("reports")
@Format(2)
public final class Report {

    /** What its id looks like. */
    public static final String ID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    @Id
    private final String reportId;

    @Version
    private @Nullable Long version;

    private final Outbox outbox;

    /** The id of the event that it was submitted, so that the same event can be sent once more. */
    private final String submittedAs;

    private final String reference;
    private final String idempotencyKey;
    private final String requestHash;
    private final String receiptPrint;

    /** The key under which the receipt was hashed; null as stored before keys had ids. */
    private final @Nullable Integer receiptKey;

    private final FiledFacts filed;
    private final Map<String, Binary> texts;
    private final List<HeldFile> files;
    private @Nullable Instant withdrawnAt;

    /** Who may open who filed it, the present one last; null as stored by versions before there was one. */
    private @Nullable List<Opener> openers;

    private @Nullable List<Opening> openings;

    @PersistenceCreator
    Report(
            String reportId,
            @Nullable Long version,
            Outbox outbox,
            String submittedAs,
            String reference,
            String idempotencyKey,
            String requestHash,
            String receiptPrint,
            @Nullable Integer receiptKey,
            FiledFacts filed,
            Map<String, Binary> texts,
            List<HeldFile> files,
            @Nullable Instant withdrawnAt,
            @Nullable List<Opener> openers,
            @Nullable List<Opening> openings) {
        this.reportId = reportId;
        this.version = version;
        this.outbox = outbox;
        this.submittedAs = submittedAs;
        this.reference = reference;
        this.idempotencyKey = idempotencyKey;
        this.requestHash = requestHash;
        this.receiptPrint = receiptPrint;
        this.receiptKey = receiptKey;
        this.filed = filed;
        this.texts = new HashMap<>(texts);
        this.files = new ArrayList<>(files);
        this.withdrawnAt = withdrawnAt;
        this.openers = openers;
        this.openings = openings;
    }

    /**
     * A new report with the event that it was submitted.
     *
     * @param prints what tells a repeat of the request from another one, and opens the report to its reporter
     */
    static Report file(
            ReportSubmitted submitted,
            Prints prints,
            FiledFacts filed,
            Map<String, Binary> texts,
            List<HeldFile> files) {
        Outbox outbox = new Outbox();
        String submittedAs = outbox.add(submitted, submitted.submittedAt());
        return new Report(
                submitted.reportId(),
                null,
                outbox,
                submittedAs,
                submitted.reference(),
                prints.idempotencyKey(),
                prints.requestHash(),
                prints.receipt().hash(),
                prints.receipt().key(),
                filed,
                texts,
                files,
                null,
                null,
                null);
    }

    /** The keyed hashes that are stored in place of secrets. */
    public record Prints(String idempotencyKey, String requestHash, ReceiptFingerprint receipt) {}

    /** @return false if it was withdrawn before, and nothing changes */
    boolean withdraw(Instant at) {
        if (withdrawnAt != null) {
            return false;
        }
        withdrawnAt = at;
        outbox.add(new ReportWithdrawn(reportId, reference, at), at);
        return true;
    }

    /**
     * Tells once more that it was submitted, by the same event, and withdrawn.
     *
     * @return false if its events have not even gone out yet, and nothing changes
     */
    public boolean announceAgain() {
        if (outbox.pending() != null) {
            return false;
        }
        outbox.repeat(submittedAs, 1, filed.submitted(reportId, reference), filed.submittedAt());
        if (withdrawnAt != null) {
            outbox.add(new ReportWithdrawn(reportId, reference, withdrawnAt), withdrawnAt);
        }
        return true;
    }

    /** @return false if the same person may open it already in the same role, or nobody may, and nothing changes */
    public boolean appoint(Choice choice, Instant at) {
        String personId = choice.personId();
        OpenerRole role = choice.role();
        if (personId == null
                || role == null
                || opener().filter(each -> each.is(personId, role)).isPresent()) {
            return false;
        }
        openers = plus(openers, new Opener(personId, role, at));
        return true;
    }

    /** @return false if the same person has opened it for the same reason, and the opening lasts: nothing changes */
    boolean open(Opening opening) {
        boolean lasts = openings().stream()
                .anyMatch(each -> each.reason() == opening.reason() && each.holds(opening.personId(), opening.at()));
        if (lasts) {
            return false;
        }
        openings = plus(openings, opening);
        outbox.add(
                new IdentityOpened(
                        reportId,
                        reference,
                        filed.compactId(),
                        filed.bodyId(),
                        filed.identityMode(),
                        opening.at(),
                        opening.role(),
                        opening.reason()),
                opening.at());
        return true;
    }

    private static <T> List<T> plus(@Nullable List<T> before, T added) {
        List<T> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
        all.add(added);
        return all;
    }

    /**
     * Seals anew what older keys have sealed of it.
     *
     * @return false if there is nothing, and nothing changes
     * @throws IllegalStateException if something cannot be opened
     */
    boolean reseal(FieldCipher cipher) {
        Map<String, Binary> sealed = new HashMap<>();
        texts.forEach((name, text) -> sealed.put(name, cipher.resealed(reportId, name, text)));
        List<HeldFile> held = files.stream()
                .map(file -> file.named(cipher.resealed(reportId, HeldFile.NAME, file.name())))
                .toList();
        boolean changes = !sealed.equals(texts) || !held.equals(files);
        texts.putAll(sealed);
        Collections.copy(files, held);
        return changes;
    }

    /** @return false if it holds as many files as it may */
    boolean hold(HeldFile file) {
        if (files.size() >= Attachments.MAX_PER_REPORT) {
            return false;
        }
        files.add(file);
        return true;
    }

    public String reportId() {
        return reportId;
    }

    public String reference() {
        return reference;
    }

    String idempotencyKey() {
        return idempotencyKey;
    }

    public String requestHash() {
        return requestHash;
    }

    ReceiptFingerprint receipt() {
        return new ReceiptFingerprint(receiptKey == null ? ReceiptKeys.FIRST : receiptKey, receiptPrint);
    }

    public FiledFacts filed() {
        return filed;
    }

    public List<HeldFile> files() {
        return List.copyOf(files);
    }

    public boolean holds(String attachmentId) {
        return files.stream().anyMatch(file -> file.id().equals(attachmentId));
    }

    /** The one who may open who filed it, as far as was decided. */
    public Optional<Opener> opener() {
        List<Opener> all = openers();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** All who could at some time, the first one first. */
    public List<Opener> openers() {
        return openers == null ? List.of() : List.copyOf(openers);
    }

    /** All openings, the first one first. */
    public List<Opening> openings() {
        return openings == null ? List.of() : List.copyOf(openings);
    }

    public Optional<Instant> withdrawnAt() {
        return Optional.ofNullable(withdrawnAt);
    }

    Optional<Binary> text(FreeText text) {
        return Optional.ofNullable(texts.get(text.name()));
    }
}
