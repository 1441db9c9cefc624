package redress.events.register;

import redress.events.Event;

/** The latest state of an entry of the register, or news of one; compacted topic redress.register, each with a key of its own. */
public sealed interface RegisterEvent extends Event permits CompactChanged, CalendarChanged, CalendarEnding {}
