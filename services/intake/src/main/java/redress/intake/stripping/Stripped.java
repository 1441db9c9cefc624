package redress.intake.stripping;

import java.util.Set;
import redress.intake.traces.Trace;

/** A file without what it said of its makers, and what was taken out. */
public record Stripped(byte[] content, Set<Trace> traces) {}
