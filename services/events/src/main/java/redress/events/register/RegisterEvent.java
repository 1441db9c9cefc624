package redress.events.register;

import redress.events.Event;

/** The latest state of an entry of the register; compacted topic redress.register, keyed by the entry's id. */
public sealed interface RegisterEvent extends Event permits CompactChanged, CalendarChanged {}
