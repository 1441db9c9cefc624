package redress.register.calendars;

import java.util.List;

/** The file {@code calendars.yaml}. */
record CalendarsFile(int edition, List<Holidays> calendars) {}
