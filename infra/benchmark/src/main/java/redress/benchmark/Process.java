package redress.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU and memory of a process on this machine, read from the kernel (Linux); zeros where it cannot be read. */
record Process(long pid) {

    /** The process of that id or, where that one only supervises another, the other. */
    static Process of(long pid) {
        return new Process(ProcessHandle.of(pid)
                .flatMap(process -> process.children().findFirst())
                .map(ProcessHandle::pid)
                .orElse(pid));
    }

    private static final double TICKS_PER_SECOND = 100;

    double cpuSeconds() {
        String stat = read("stat");
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    long residentMegabytes() {
        return read("status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private String read(String file) {
        Path path = Path.of("/proc", Long.toString(pid), file);
        if (pid == 0 || !Files.exists(path)) {
            return "";
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
