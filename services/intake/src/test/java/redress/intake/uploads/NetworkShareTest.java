package redress.intake.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import redress.intake.attachments.Attachments;
import redress.intake.throttle.Throttle;
import redress.platform.problems.Refusal;

class NetworkShareTest {

    private static final long FILE = Attachments.MAX_BYTES;

    private final StoreSpace space = mock(StoreSpace.class);
    private final Attachments attachments = mock(Attachments.class);
    private final Throttle throttle = mock(Throttle.class);
    private final UploadGuard guard = new UploadGuard(
            new UploadProperties(DataSize.ofGigabytes(10), DataSize.ofGigabytes(1), ""), space, attachments, throttle);

    @BeforeEach
    void empty() {
        when(space.free()).thenReturn(OptionalLong.empty());
    }

    @Test
    void takesAFullReportOrTwoOfOneNetworkAndLeavesNineTenthsToOthers() {
        long taken = fill("greedy");
        assertThat(taken).isBetween(40 * FILE, DataSize.ofGigabytes(1).toBytes());
        assertThatCode(() -> admit("other")).doesNotThrowAnyException();
    }

    @Test
    void isNeverFilledByOneNetworkHoweverManyDaysItComesBack() {
        for (int day = 0; day < 31; day++) {
            fill("greedy on day " + day);
        }
        assertThatCode(() -> admit("other")).doesNotThrowAnyException();
    }

    @Test
    void takesFilesOfAReportThatIsFiledWhateverTheShare() {
        fill("greedy");
        when(throttle.caller()).thenReturn("greedy");
        assertThatCode(() -> guard.admitToReport(FILE)).doesNotThrowAnyException();
    }

    /** @return how many bytes were taken until one file was not */
    private long fill(String network) {
        long taken = 0;
        while (true) {
            try {
                admit(network);
                taken += FILE;
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isEqualTo("UPLOADS_FULL");
                return taken;
            }
        }
    }

    private void admit(String network) {
        when(throttle.caller()).thenReturn(network);
        guard.admit(FILE);
    }

    @Test
    void countsWhatLiesThereAlready() {
        when(attachments.unfiledBytes()).thenReturn(DataSize.ofGigabytes(10).toBytes() - FILE);
        admit("one");
        assertThatThrownBy(() -> admit("other")).isInstanceOf(Refusal.class);
    }
}
