package redress.standalone;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the person who started it how far it is, a line a part, with the seconds since the start. */
final class StartProgress {

    private final PrintStream out;
    private final long started;

    /** @param startedNanos the start by {@link System#nanoTime()} */
    StartProgress(PrintStream out, long startedNanos) {
        this.out = out;
        this.started = startedNanos;
    }

    synchronized void say(String what) {
        out.printf(Locale.ROOT, "  %4.1f s  %s%n", seconds(), what);
        out.flush();
    }

    synchronized void ready(String url) {
        out.printf(Locale.ROOT, "Ready in %.1f s: %s%n", seconds(), url);
        out.flush();
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
