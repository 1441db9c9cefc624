package redress.intake.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.unit.DataSize;
import redress.intake.attachments.Attachments;
import redress.intake.throttle.Throttle;
import redress.platform.problems.Refusal;

class UploadGuardTest {

    private static final long MEGABYTE = DataSize.ofMegabytes(1).toBytes();
    private static final UploadProperties LIMITS =
            new UploadProperties(DataSize.ofMegabytes(100), DataSize.ofMegabytes(50), "");

    private final StoreSpace space = mock(StoreSpace.class);
    private final Attachments attachments = mock(Attachments.class);
    private final UploadGuard guard = new UploadGuard(LIMITS, space, attachments, throttle());

    @Test
    void keepsTheLastOfTheDiskForReportsWhoeverBringsAFile() {
        when(space.free()).thenReturn(OptionalLong.of(100 * MEGABYTE));
        assertThatCode(() -> guard.admitToReport(20 * MEGABYTE))
                .as("it and its copy leave 60 MB")
                .doesNotThrowAnyException();
        refuses(() -> guard.admitToReport(6 * MEGABYTE), "STORE_NEARLY_FULL");
        refuses(() -> guard.admit(6 * MEGABYTE), "STORE_NEARLY_FULL");
        assertThatCode(() -> guard.admit(5 * MEGABYTE)).doesNotThrowAnyException();
        refuses(() -> guard.admit(1), "STORE_NEARLY_FULL");
    }

    @Test
    void countsWhatNoReportHoldsWithWhatComesBesideIt() {
        when(space.free()).thenReturn(OptionalLong.empty());
        when(attachments.unfiledBytes()).thenReturn(80 * MEGABYTE);
        assertThatCode(() -> guard.admit(15 * MEGABYTE)).doesNotThrowAnyException();
        refuses(() -> guard.admit(6 * MEGABYTE), "UPLOADS_FULL");
        assertThatCode(() -> guard.admitToReport(6 * MEGABYTE))
                .as("a file of a report that is filed")
                .doesNotThrowAnyException();
    }

    @Test
    void knowsHowMuchTheDiskOfAFolderHolds(@TempDir Path folder) {
        UploadProperties here =
                new UploadProperties(DataSize.ofMegabytes(100), DataSize.ofTerabytes(1_000_000), folder.toString());
        StoreSpace disk = new StoreSpace(mock(MongoTemplate.class), here);
        refuses(() -> new UploadGuard(here, disk, attachments, throttle()).admitToReport(1), "STORE_NEARLY_FULL");
    }

    private static void refuses(ThrowingCallable upload, String code) {
        assertThatThrownBy(upload)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static Throttle throttle() {
        Throttle throttle = mock(Throttle.class);
        when(throttle.caller()).thenReturn("a network");
        return throttle;
    }
}
