package redress.triage.cases;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redress.events.codes.CloseReason;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.events.intake.ReportSubmitted;
import redress.events.register.CompactChanged;
import redress.events.triage.CaseEvent;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseRef;
import redress.triage.deadlines.Deadline;
import redress.triage.deadlines.WorkingDays;
import redress.triage.sections.Section;
import redress.triage.sections.Sections;
import redress.triage.timeline.Entry;
import redress.triage.timeline.Kind;
import redress.triage.timeline.Timeline;

/**
 * The spine of a case: what it is about, where it stands, until when, who takes part, how it ended. What a step keeps of it is a section,
 * which the step alone knows. Collects the events that it causes. Where the case goes and when, the process says: see {@link Course}.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public final class Case {

    /** What can happen to it whatever its steps are. */
    public static final List<Kind> KINDS = Kinds.ALL;

    String caseId;
    /** Of the report for which the case was opened, as is the reference. */
    String reportId;

    String reference;
    String compactId;
    String bodyId;
    String region;

    /** In force when the report was submitted, longer where more time was given; later changes of the Compact do not touch this case. */
    List<CaseLimit> limits = List.of();

    String calendarId;
    LocalDate submittedOn;

    StageClock clock;
    /** Those that were entered, in order, each once. */
    List<Stage> stages = new ArrayList<>();

    @Nullable
    Severity severity;

    Urgency urgency = Urgency.NORMAL;

    @Nullable
    Instant bodyToldAt;

    @Nullable
    Instant withdrawnAt;

    @Nullable
    CloseReason closeReason;
    /** Null when the clock or the reporter closed it. */
    @Nullable
    String closedBy;

    @Nullable
    String processInstanceId;

    @Nullable
    String taskId;
    /** How many events the case has caused, and how many entries its timeline has. */
    long seq;

    int entryCount;
    long version;
    /** Sealed under a key of the service; null in a case that has nothing sealed yet. */
    byte @Nullable [] key;

    /** Kept in a column of the row alone. */
    transient @Nullable String owner;

    private transient Supplier<List<CaseReport>> reportSource;
    private transient @Nullable List<CaseReport> reports;
    private transient boolean reportsToStore;
    private transient Sections sections;
    private transient Timeline timeline;
    private final transient List<CaseEvent> events = new ArrayList<>();
    private final transient List<String> seated = new ArrayList<>();
    transient @Nullable Map<String, Object> departure;
    transient @Nullable LocalDate nextCountsFrom;
    /** Where the timers of the stage are to be moved to; null as long as its deadline stays. */
    transient @Nullable Deadline movedTo;

    private transient @Nullable Instant at;

    /** Whether all that has happened is that a reminder came. */
    private transient boolean onlyReminded;

    @SuppressWarnings("NullAway.Init")
    private Case() {}

    static Case open(String caseId, ReportSubmitted report, CompactChanged compact, Instant at) {
        Case it = new Case();
        it.caseId = caseId;
        it.reportId = report.reportId();
        it.reference = report.reference();
        it.compactId = report.compactId();
        it.bodyId = report.bodyId();
        it.region = compact.region();
        it.limits = CaseLimit.of(compact.limits());
        it.calendarId = compact.calendarId();
        it.submittedOn = WorkingDays.dayOf(report.submittedAt());
        it.clock = StageClock.startingAt(at);
        it.attach(() -> List.of(CaseReport.of(report)), Sections.none(caseId), Timeline.empty());
        it.reportsToStore();
        it.note(Kinds.OPENED, Map.of(), null, at);
        it.publish(
                new CaseOpened(
                        it.about(),
                        at,
                        report.identityMode(),
                        report.relationship(),
                        report.categories(),
                        report.undertakings(),
                        report.moneyAtStake(),
                        report.peopleAffected()),
                at);
        return it;
    }

    /** What is read only where it is asked for. */
    void attach(Supplier<List<CaseReport>> itsReports, Sections itsSections, Timeline itsTimeline) {
        reportSource = itsReports;
        sections = itsSections;
        timeline = itsTimeline;
    }

    /** Reads all of it now, so that nothing of what follows is a later state. */
    public Case whole() {
        reports();
        sections.load();
        timeline.load();
        return this;
    }

    // What steps do with it.

    /**
     * Ends the stage; where the case then goes, the process says.
     *
     * @param decided what the gateway behind the stage reads
     */
    public void leave(Map<String, Object> decided, Instant now) {
        departure = decided;
        touch(now);
    }

    /** The limit of the stage that is entered next counts from that day, not from the day on which it is entered. */
    public void nextStageCountsFrom(LocalDate day) {
        nextCountsFrom = day;
    }

    /**
     * Gives more time for the stage in which it stands.
     *
     * @param days the calendar of the case, see {@link #calendarId()}
     */
    public void extend(int workingDays, WorkingDays days, Instant now) {
        new Course(this).extend(workingDays, days, now);
    }

    public void note(Kind kind, Map<String, String> codes, @Nullable String by, Instant now) {
        timeline.add(now, kind, codes, by);
        touch(now);
    }

    public void publish(CaseEvent event, Instant now) {
        events.add(event);
        touch(now);
    }

    /** How serious the concern is and whether it is urgent, as proposed ({@code severity} null) or decided. */
    public void weigh(@Nullable Severity decided, Urgency now) {
        severity = decided;
        urgency = now;
    }

    /** From now on the body takes part. */
    public void putToBody(Instant now) {
        bodyToldAt = now;
        touch(now);
    }

    /** These people sit on the panel and may see the case. */
    public void seat(List<String> personIds) {
        seated.addAll(personIds);
    }

    public void closedBy(String personId) {
        closedBy = personId;
    }

    /** From now on they work on it. */
    public void ownedBy(String personId, Instant now) {
        owner = personId;
        touch(now);
    }

    void touch(Instant now) {
        at = now;
    }

    // What is stored with it.

    /** Whether anything was done with it since it was read. */
    boolean changed() {
        return at != null;
    }

    /** The moment at which all that has happened since it was read happens; null as long as nothing has. */
    @Nullable
    Instant at() {
        return at;
    }

    /** What has happened since it was read, in order. */
    List<CaseEvent> events() {
        return List.copyOf(events);
    }

    /** Those who were given a seat since it was read. */
    List<String> seated() {
        return List.copyOf(seated);
    }

    /** What the process needs to decide where it goes; null as long as the stage is not ended. */
    @Nullable
    Map<String, Object> departure() {
        return departure;
    }

    /** Its reports have no rows of their own yet. */
    void reportsToStore() {
        reportsToStore = true;
    }

    boolean hasReportsToStore() {
        return reportsToStore;
    }

    /** What lists show of its reports; null where they are stored and were not read. */
    @Nullable
    ListedReport listed() {
        return reportsToStore || reports != null ? ListedReport.of(reports()) : null;
    }

    Sections sections() {
        return sections;
    }

    Timeline timeline() {
        return timeline;
    }

    /** What now happens is a reminder. */
    void onlyReminded() {
        onlyReminded = at == null;
    }

    /** Called when it is being stored with its events. */
    void stored() {
        seq += events.size();
        version += onlyReminded ? 0 : 1;
        onlyReminded = false;
        events.clear();
        seated.clear();
        reportsToStore = false;
        at = null;
    }

    // What can be read of it.

    public <T> @Nullable T find(Section<T> section) {
        return sections.find(section);
    }

    /** What is equal to what is kept changes nothing. */
    public <T> void keep(Section<T> section, T value, Instant now) {
        if (sections.put(section, value)) {
            touch(now);
        }
    }

    /** A reference as it is searched for. */
    public static String referenceKey(String reference) {
        return reference.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    public String caseId() {
        return caseId;
    }

    public CaseRef about() {
        return new CaseRef(caseId, reportId, reference, compactId, bodyId, region);
    }

    /** By which its working days are counted. */
    public String calendarId() {
        return calendarId;
    }

    /** At least one; the first is the one for which the case was opened. */
    public List<CaseReport> reports() {
        List<CaseReport> read = reports;
        if (read == null) {
            read = List.copyOf(reportSource.get());
            reports = read;
        }
        return read;
    }

    public CaseReport report() {
        return reports().get(0);
    }

    /** Whether the body is shown a statement in place of a report, because a reporter is confidential or did not agree to share it. */
    public boolean statementNeeded() {
        return reports().stream().anyMatch(CaseReport::statementNeeded);
    }

    /** Never null once the process has been started. */
    public Stage stage() {
        return clock.stage == null ? Stage.UNKNOWN : clock.stage;
    }

    /** The stages that it came to, in order; the last one is where it stands. */
    public List<Stage> stages() {
        return List.copyOf(stages);
    }

    public Instant since() {
        return clock.since;
    }

    public @Nullable Instant remindAt() {
        return clock.remindAt;
    }

    /** Null when the case is closed. */
    public @Nullable Instant dueAt() {
        return clock.dueAt;
    }

    /** Whether the deadline of the stage is still to come. */
    public boolean isInTime(Instant now) {
        return clock.runs(now);
    }

    /** Whether {@link #dueAt()} may become later. */
    public boolean provisional() {
        return clock.provisional;
    }

    /** As decided; null before. */
    public @Nullable Severity severity() {
        return severity;
    }

    /** As decided, before that as proposed. */
    public Urgency urgency() {
        return urgency;
    }

    /** Whether the body may know of the case. */
    public boolean shownToBody() {
        return bodyToldAt != null;
    }

    /** Since when the body may know of the case. */
    public @Nullable Instant bodyToldAt() {
        return bodyToldAt;
    }

    public @Nullable CloseReason closeReason() {
        return closeReason;
    }

    /** Who of the steering group works on it; null as long as nobody does. Gives nobody a right to anything. */
    public @Nullable String owner() {
        return owner;
    }

    /** All that has happened, in order. */
    public List<Entry> entries() {
        return timeline.entries();
    }

    /** Increases by one with every change but a reminder, which changes nothing that anybody decides on. */
    public long version() {
        return version;
    }
}
