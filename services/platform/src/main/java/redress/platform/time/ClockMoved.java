package redress.platform.time;

import java.time.Instant;

/** Published in the application when its clock was moved, so that whoever keeps timers looks at them again. */
public record ClockMoved(Instant now) {}
