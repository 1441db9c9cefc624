package redress.triage.deadlines;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redress.events.register.CalendarChanged;
import redress.events.register.StageLimit;

/**
 * Counts working days: Monday to Friday without the public holidays of a calendar, in Europe/London. The working day after an event is
 * day 1, so an event at a weekend or holiday counts as if it came just before the next working day. Outside the loaded ranges only
 * weekends are left out, and a deadline that needs such a day is provisional. Unchangeable: a new version of a calendar is a new object.
 */
public final class WorkingDays {
    /** The zone of every day and deadline of a case. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);
    private static final LocalTime REMINDER = LocalTime.of(9, 0);

    private final List<CalendarChanged> loaded;
    private final Set<LocalDate> holidays;

    private WorkingDays(List<CalendarChanged> loaded) {
        this.loaded = loaded;
        this.holidays = loaded.stream()
                .flatMap(calendar -> calendar.holidays().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A calendar as the register publishes it, or several whose ranges together make one, with or without a gap between. */
    public static WorkingDays of(CalendarChanged calendar, CalendarChanged... more) {
        return new WorkingDays(
                Stream.concat(Stream.of(calendar), Arrays.stream(more)).toList());
    }

    /** Which edition of the calendar this is: the latest where several are joined. */
    public long version() {
        return loaded.stream().mapToLong(CalendarChanged::version).max().orElseThrow();
    }

    /** The last day whose public holidays are known. */
    public LocalDate lastDay() {
        return loaded.stream()
                .map(CalendarChanged::to)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    /** Entering a stage at that moment. */
    public Deadline deadline(Instant event, StageLimit limit) {
        return deadline(dayOf(event), limit);
    }

    /**
     * An event of that day, such as the promised day of the last action of an agreement. The reminder is moved to day 1 where it would
     * fall on the day of the event or before.
     */
    public Deadline deadline(LocalDate event, StageLimit limit) {
        LocalDate due = after(event, limit.workingDays());
        LocalDate reminder = limit.remindDaysBefore() < limit.workingDays()
                ? before(due, limit.remindDaysBefore())
                : after(event, 1);
        return new Deadline(at(reminder, REMINDER), at(due, END_OF_DAY), isProvisional(event, due));
    }

    /**
     * So many working days beyond a deadline that people were told, the reminder too: at the earliest on the working day after it was
     * given, as where a stage is entered.
     *
     * @param now when it is given, before the deadline has passed
     */
    public Deadline later(Deadline told, int workingDays, Instant now) {
        LocalDate from = dayOf(told.dueAt());
        LocalDate due = after(from, workingDays);
        LocalDate reminder = after(dayOf(told.remindAt()), workingDays);
        LocalDate next = after(dayOf(now), 1);
        return new Deadline(
                at(reminder.isAfter(next) ? reminder : next, REMINDER),
                at(due, END_OF_DAY),
                told.provisional() || isProvisional(from, due));
    }

    private boolean isProvisional(LocalDate from, LocalDate due) {
        return from.plusDays(1).datesUntil(due.plusDays(1)).anyMatch(day -> !isLoaded(day));
    }

    /** The end of the last day, 23:59:59 in London. */
    public Instant dueAt(Instant event, int workingDays) {
        return at(after(dayOf(event), workingDays), END_OF_DAY);
    }

    /** The working day that lies so many working days after a day; at least 1. */
    public LocalDate after(LocalDate event, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("A limit is at least one working day");
        }
        return step(event, workingDays, 1);
    }

    /** The working day that lies so many working days before a day; 0 gives the day itself, whatever it is. */
    public LocalDate before(LocalDate day, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("Working days cannot be negative");
        }
        return step(day, workingDays, -1);
    }

    /** Whether public bodies and groups can be expected at work. */
    public boolean isWorkingDay(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** The day in London to which a moment belongs. */
    public static LocalDate dayOf(Instant moment) {
        return moment.atZone(LONDON).toLocalDate();
    }

    private boolean isLoaded(LocalDate day) {
        return loaded.stream().anyMatch(range -> !day.isBefore(range.from()) && !day.isAfter(range.to()));
    }

    private LocalDate step(LocalDate from, int workingDays, int direction) {
        LocalDate day = from;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(direction);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(LONDON).toInstant();
    }
}
