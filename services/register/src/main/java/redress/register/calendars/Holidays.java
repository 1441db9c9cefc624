package redress.register.calendars;

import java.time.LocalDate;
import java.util.List;

/**
 * What a calendar says: its public holidays, in order, and the days for which it can be relied on, both ends included.
 */
record Holidays(String id, LocalDate from, LocalDate to, List<Holiday> holidays) {

    record Holiday(LocalDate date, String title) {}

    List<LocalDate> dates() {
        return holidays.stream().map(Holiday::date).toList();
    }
}
