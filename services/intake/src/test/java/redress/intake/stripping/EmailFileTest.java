package redress.intake.stripping;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.intake.traces.Objection;

class EmailFileTest {

    private static final int LARGEST = 25 * 1024 * 1024;
    private static final long MOST_CPU_NANOS = 4_000_000_000L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: attachment; filename=\"a.exe\"\n",
                "Content-Disposition: attachment; FILENAME=a.EXE; size=1\n",
                "Content-Disposition: attachment; filename*=utf-8''a.js \n",
                "Content-Disposition: attachment; filename*0*=utf-8''a; filename*1=\"b.html\"\n",
                "Content-Type: text/html; name='x.y.htm'\n",
                "Content-Type: application/x; name=a.zip"
            })
    void findsAProgramByTheNameOfAnAttachment(String header) {
        assertThat(objection(header)).isEqualTo(Objection.PROGRAM_INSIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: attachment; filename=\"a.pdf\"\n",
                "Content-Disposition: attachment; filename=\"a\"\n .exe \n",
                "The name is a.exe or so\n",
                "Content-Disposition: attachment; filename=a.exercise\n",
                "=name*.exe"
            })
    void takesOtherMailsForWhatTheyAre(String text) {
        assertThat(objection(text)).isEqualTo(Objection.NAMES_ITS_SENDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=", "name=.", "name=.ex", ".", "name=.exe", "name*1*=.htm"})
    void looksAtTheLargestMailOnceWhateverItRepeats(String repeated) {
        byte[] some = repeated.getBytes(StandardCharsets.US_ASCII);
        byte[] mail = new byte[LARGEST];
        for (int at = 0; at < mail.length; at++) {
            mail[at] = some[at % some.length];
        }
        mail[0] = ' ';
        mail[mail.length - 1] = 'x';
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(EmailFile.objection(mail)).isEqualTo(Objection.NAMES_ITS_SENDER);
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
                .as("nanoseconds of CPU")
                .isLessThan(MOST_CPU_NANOS);
    }

    @Test
    void findsAProgramNoFurtherAwayThanANameIsLong() {
        byte[] name = new byte[200];
        Arrays.fill(name, (byte) 'a');
        String most = new String(name, StandardCharsets.US_ASCII);
        assertThat(objection("name=" + most + ".exe;")).isEqualTo(Objection.PROGRAM_INSIDE);
        assertThat(objection("name=" + most + "a.exe;")).isEqualTo(Objection.NAMES_ITS_SENDER);
    }

    private static Objection objection(String mail) {
        return EmailFile.objection(mail.getBytes(StandardCharsets.US_ASCII));
    }
}
