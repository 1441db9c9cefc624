package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.portal.Browser.Page;

/** What the largest file costs the threads of the portal that pass it on. */
class FileWorkIT {

    /** Far below what any request may take: no file is held in memory. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private static final String LARGE = "a".repeat(25 * 1024 * 1024);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @Test
    void passesTheLargestFileOnToBeKept() {
        Page page = browser.open("/report/evidence");
        Map<Long, Long> before = allocated();
        assertThat(browser.upload(page, "/report/evidence", "letter.pdf", LARGE).text())
                .contains("letter.pdf");
        assertThat(since(before)).as("bytes allocated for an upload").isLessThan(MOST_BYTES);
        assertThat(STUB.uploads).singleElement().asString().contains(LARGE);
    }

    @Test
    void passesTheLargestFileOnToWhoeverReadsIt() {
        STUB.answers.put(
                "GET /api/reports/CB-7K2M-Q4TX/attachments/0123456789abcdef0123456789abcdef",
                new StubServices.Answer(200, LARGE));
        browser.submit(
                browser.open("/follow-up"),
                "/follow-up",
                Map.of("reference", "CB-7K2M-Q4TX", "receipt", Samples.RECEIPT));
        Map<Long, Long> before = allocated();
        assertThat(browser.open("/follow-up/files/0123456789abcdef0123456789abcdef")
                        .html())
                .hasSameSizeAs(LARGE);
        assertThat(since(before)).as("bytes allocated for a download").isLessThan(MOST_BYTES);
    }

    /** By the threads that answer requests, of which nobody else makes any meanwhile. */
    private static Map<Long, Long> allocated() {
        return Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().startsWith("http-nio"))
                .map(ThreadInfo::getThreadId)
                .collect(Collectors.toMap(id -> id, THREADS::getThreadAllocatedBytes));
    }

    private static long since(Map<Long, Long> before) {
        return allocated().entrySet().stream()
                .mapToLong(now -> now.getValue() - before.getOrDefault(now.getKey(), 0L))
                .sum();
    }
}
