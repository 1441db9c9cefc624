package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import redress.intake.attachments.Attachments;

/** What the largest file costs the thread that takes it, and the one that hands it out. */
class FileWorkIT {

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final long MOST_CPU_NANOS = 1_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void takesAndHandsOutTheLargestFileWithLittleMemoryAndTime() throws IOException {
        Attachments attachments = RunningIntake.shared().bean(Attachments.class);
        byte[] large = new byte[(int) Attachments.MAX_BYTES];
        Arrays.fill(large, (byte) 'a');
        attachments.remove(keep(attachments, large));
        Work taking = Work.begin();
        String id = keep(attachments, large);
        taking.check("taking");
        for (int i = 0; i < 2; i++) {
            Work handing = Work.begin();
            try (InputStream in =
                    attachments.original(id).orElseThrow().answer().getBody().getInputStream()) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            handing.check("handing out");
        }
        attachments.settle(List.of(id));
        attachments.remove(id);
    }

    private static String keep(Attachments attachments, byte[] file) throws IOException {
        return attachments
                .keep(new MockMultipartFile("file", "a.txt", "text/plain", file))
                .id();
    }

    /** What this thread has used since it began. */
    private record Work(long allocated, long cpu) {
        static Work begin() {
            return new Work(THREADS.getCurrentThreadAllocatedBytes(), THREADS.getCurrentThreadCpuTime());
        }

        void check(String what) {
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            long nanos = THREADS.getCurrentThreadCpuTime() - cpu;
            assertThat(bytes).as("bytes allocated for %s", what).isLessThan(MOST_BYTES);
            assertThat(nanos).as("CPU for %s", what).isLessThan(MOST_CPU_NANOS);
        }
    }
}
