package redress.intake.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.web.MockMultipartFile;
import redress.intake.Caller;
import redress.intake.RunningIntake;
import redress.intake.attachments.Attachment;
import redress.intake.attachments.Attachments;
import redress.intake.identities.Identities;
import redress.intake.identities.Reporter;
import redress.intake.identities.Reporter.Field;
import redress.platform.problems.Refusal;

class SweepIT {

    private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final RunningIntake intake = RunningIntake.shared();
    private final MongoTemplate store = intake.bean(MongoTemplate.class);
    private final Attachments attachments = intake.bean(Attachments.class);
    private final Identities identities = intake.bean(Identities.class);

    private Sweep sweep(Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        return new Sweep(store, intake.bean(Reports.class), identities, attachments, clock);
    }

    private Attachment file() throws IOException {
        return attachments.keep(new MockMultipartFile("file", "a.pdf", "application/pdf", PDF));
    }

    @Test
    void removesAFileThatNoReportTookForAsLongAsDraftsAreKept() throws IOException {
        Attachment file = file();
        Attachment claimedInVain = file();
        attachments.keepForDraft(List.of(file.id(), claimedInVain.id()));
        attachments.claim(List.of(claimedInVain.id()), "a report that never came");
        sweep(Duration.ofDays(29)).files();
        assertThat(attachments.original(file.id())).isPresent();
        sweep(Duration.ofDays(31)).files();
        assertThat(attachments.original(file.id())).as("condemned, not removed").isPresent();
        assertThat(attachments.claim(List.of(file.id()), "a report that comes too late"))
                .isEmpty();
        sweep(Duration.ofDays(32)).files();
        assertThat(attachments.original(file.id())).isEmpty();
        assertThat(attachments.original(claimedInVain.id())).isEmpty();
        assertThat(store.getCollection("attachments.chunks").countDocuments(new Document("files_id", file.id())))
                .isZero();
    }

    @Test
    void removesAFileThatNoDraftNamesADayAfter() throws IOException {
        Attachment file = file();
        Attachment named = file();
        attachments.keepForDraft(List.of(named.id()));
        sweep(Duration.ofHours(23)).files();
        assertThat(attachments.claim(List.of(file.id()), "a report that does not come either"))
                .hasSize(1);
        sweep(Duration.ofDays(1)).files();
        sweep(Duration.ofDays(2)).files();
        assertThat(attachments.original(file.id())).isEmpty();
        assertThat(attachments.original(named.id())).isPresent();
    }

    @Test
    void keepsAFileOfAnOlderVersionAsLongAsDrafts() throws IOException {
        Attachment file = file();
        set(file, "unlinked", UuidCreator.getTimeOrderedEpoch().toString());
        sweep(Duration.ofDays(2)).files();
        sweep(Duration.ofDays(3)).files();
        assertThat(attachments.original(file.id())).isPresent();
    }

    @Test
    void keepsAFileForADraftForThreeMonthsAtMost() throws IOException {
        Attachment file = file();
        attachments.keepForDraft(List.of(file.id()));
        Instant uploaded = Instant.now().minus(Duration.ofDays(61));
        Instant saved = Instant.now().minus(Duration.ofDays(2));
        set(file, "uploadedAt", Date.from(saved));
        attachments.keepForDraft(List.of(file.id()));
        assertThat(wantedAt(file)).as("it is saved again").isAfter(saved);

        set(file, "uploadedAt", Date.from(saved));
        set(file, "firstWantedAt", Date.from(uploaded));
        attachments.keepForDraft(List.of(file.id()));
        assertThat(wantedAt(file)).isEqualTo(saved.truncatedTo(ChronoUnit.MILLIS));
    }

    private void set(Attachment file, String field, Object value) {
        store.getCollection("attachments")
                .updateOne(new Document("_id", file.id()), new Document("$set", new Document(field, value)));
    }

    private Instant wantedAt(Attachment file) {
        return store.findById(file.id(), Document.class, "attachments")
                .getDate("uploadedAt")
                .toInstant();
    }

    @Test
    void removesThePiecesOfAnUploadThatWasCutShort() throws IOException {
        long before = pieces();
        assertThatThrownBy(() -> attachments.keep(new CutShort())).isInstanceOf(InternalError.class);
        assertThat(pieces()).isGreaterThan(before);
        sweep(Duration.ofDays(31)).files();
        sweep(Duration.ofDays(32)).files();
        assertThat(pieces()).isLessThanOrEqualTo(before);
    }

    private long pieces() {
        return store.getCollection("attachments.chunks").countDocuments();
    }

    /** Ends as a process does that is killed: nothing after it is done. */
    private static final class CutShort extends MockMultipartFile {
        private final Thread caller = Thread.currentThread();
        private int reads;

        CutShort() {
            super("file", "a.pdf", "application/pdf", PDF);
        }

        @Override
        public long getSize() {
            return 5L * 1024 * 1024;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            if (Thread.currentThread() != caller || ++reads == 1) {
                // To see what it is, and, meanwhile, to clean it.
                return new ByteArrayInputStream(Arrays.copyOf(PDF, (int) getSize()));
            }
            return new SequenceInputStream(super.getInputStream(), new Killed());
        }
    }

    private static final class Killed extends InputStream {
        private int read;

        @Override
        public int read() {
            if (++read > 4 * 1024 * 1024) {
                throw new InternalError("killed");
            }
            return 0;
        }
    }

    @Test
    void keepsTheFileOfAReportThatIsBeingStoredMeanwhile() throws IOException {
        Attachment file = file();
        Reports reports = intake.bean(Reports.class);
        String reportId = new Caller(intake.base()).filed().get("reportId").asString();
        String claimant = reports.byId(reportId).orElseThrow().idempotencyKey();

        attachments.keepForDraft(List.of(file.id()));
        assertThat(attachments.claim(List.of(file.id()), claimant)).hasSize(1);
        sweep(Duration.ofDays(31)).files();
        HeldFile held = intake.bean(Seals.class).held(reportId, file, Instant.now());
        reports.change(reportId, report -> report.hold(held));
        sweep(Duration.ofDays(32)).files();
        sweep(Duration.ofDays(33)).files();

        assertThat(attachments.original(file.id())).isPresent();
    }

    @Test
    void leavesAloneWhatANewerVersionHasStoredAndRemovesTheRest() throws IOException {
        Attachment newer = file();
        Attachment old = file();
        Attachment claimed = file();
        String reportId = new Caller(intake.base()).filed().get("reportId").asString();
        attachments.claim(
                List.of(claimed.id()),
                intake.bean(Reports.class).byId(reportId).orElseThrow().idempotencyKey());
        Attachment last = file();
        set(newer, "format", 2);
        store.getCollection("reports").updateOne(Filters.eq("_id", reportId), Updates.set("format", 3));
        Document before = store.findById(newer.id(), Document.class, "attachments");

        sweep(Duration.ofDays(1)).files();
        sweep(Duration.ofDays(2)).files();

        assertThat(store.findById(newer.id(), Document.class, "attachments")).isEqualTo(before);
        assertThat(attachments.original(old.id())).isEmpty();
        assertThat(attachments.original(claimed.id())).isPresent();
        assertThat(attachments.original(last.id())).isEmpty();
        assertThat(attachments.claim(List.of(old.id()), "another report")).isEmpty();
        assertThatThrownBy(() -> attachments.claim(List.of(newer.id()), "another report"))
                .isInstanceOf(Refusal.class);
        assertThat(store.findById(newer.id(), Document.class, "attachments")).isEqualTo(before);
        store.getCollection("reports").updateOne(Filters.eq("_id", reportId), Updates.set("format", 2));
        set(newer, "format", 1);
    }

    @Test
    void forgetsNoIdentityThatANewerVersionHasKept() {
        List<String> orphans = List.of(
                UuidCreator.getTimeOrderedEpoch().toString(),
                UuidCreator.getTimeOrderedEpoch().toString());
        orphans.forEach(each -> identities.keep(each, new Reporter().with(Field.CONTACT_NAME, "Sample Person")));
        store.getCollection("identities").updateOne(Filters.eq("_id", orphans.get(0)), Updates.set("format", 2));
        identities.forget(orphans);
        assertThat(store.findById(orphans.get(0), Document.class, "identities")).isNotNull();
        assertThat(identities.of(orphans.get(1))).isEmpty();
    }

    @Test
    void removesAnIdentityWhoseReportNeverCame() {
        long start = System.currentTimeMillis();
        String orphan = UuidCreator.getTimeOrderedEpoch().toString();
        identities.keep(orphan, new Reporter().with(Field.CONTACT_NAME, "Sample Person"));
        Sweep sweep = sweep(Duration.ZERO);
        for (int i = 0; i < 40 && identities.of(orphan).isPresent(); i++) {
            sweep.identitiesUpTo(start + Duration.ofHours(1).toMillis());
        }
        assertThat(identities.of(orphan)).isEmpty();
    }

    @Test
    void removesAllIdentitiesOfAStretchHoweverMany() {
        long stretch = (System.currentTimeMillis() - Duration.ofHours(2).toMillis()) >> 20;
        String prefix = String.format("%07x", stretch);
        List<Document> orphans = IntStream.range(0, 1_001)
                .mapToObj(n -> new Document("_id", prefix + String.format("0-0000-7000-8000-%012x", n)))
                .toList();
        store.insert(orphans, "identities");
        store.save(new Document("_id", "identities").append("through", stretch - 1), "intake_sweeps");
        sweep(Duration.ZERO).identitiesUpTo((stretch + 1) << 20);
        assertThat(identities.ids(prefix, prefix + "g", 1)).isEmpty();
    }
}
