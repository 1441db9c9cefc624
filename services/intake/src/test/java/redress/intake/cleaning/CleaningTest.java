package redress.intake.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redress.intake.stripping.SampleFiles;
import redress.intake.throttle.Throttle;
import redress.intake.traces.FileType;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/** The processes that take files apart, with files that want too much. */
class CleaningTest {

    private final Throttle throttle = mock(Throttle.class);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Cleaning cleaning = new Cleaning(
            new CleaningProperties(2, "128m", Duration.ofSeconds(60), Duration.ofMinutes(5), 20, 20), throttle);

    @AfterEach
    void close() {
        threads.shutdownNow();
        cleaning.close();
    }

    @Test
    void cleansManyFilesAtOnceOneBehindTheOther() {
        List<CompletableFuture<CleaningResult>> all = IntStream.range(0, 12)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> clean(
                        cleaning,
                        "network " + n % 3,
                        n % 2 == 0 ? FileType.JPG : FileType.PDF,
                        n % 2 == 0 ? SampleFiles.photo() : SampleFiles.pdf(),
                        new AtomicReference<>())))
                .toList();
        assertThat(all).allSatisfy(each -> assertThat(each.join().traces()).contains(Trace.PEOPLE));
        verify(throttle, times(4)).countCleaning(eq("network 1"), argThat(took -> took.compareTo(Duration.ZERO) > 0));
    }

    @Test
    void givesUpAFileThatNeedsTooMuchMemoryAndGoesOn() {
        assertThat(clean(FileType.JPG, SampleFiles.photo()).objection()).isEmpty();
        CleaningResult result = clean(FileType.PDF, swelling(600));
        assertThat(result.objection())
                .hasValueSatisfying(objection -> assertThat(objection).isEqualTo(Objection.TOO_COMPLEX));
        assertThat(clean(FileType.JPG, SampleFiles.photo()).objection()).isEmpty();
    }

    @Test
    void cleansFilesOfOthersWhileOneNetworkFillsItsLine() {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        byte[] photo = SampleFiles.photo();
        Cleaning.Source held = () -> {
            begun.countDown();
            await(goOn);
            return new ByteArrayInputStream(photo);
        };
        List<CompletableFuture<CleaningResult>> greedy = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return cleaning.clean("greedy", FileType.JPG, held, photo.length, in -> {});
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        threads))
                .toList();
        await(begun);
        assertThat(clean(cleaning, "other", FileType.JPG, photo, new AtomicReference<>())
                        .objection())
                .isEmpty();
        assertThat(greedy).noneMatch(CompletableFuture::isDone);
        goOn.countDown();
        // None of them has taken its copy: what is left must not be taken for the next answer.
        assertThat(greedy)
                .allSatisfy(each -> assertThat(
                                each.orTimeout(5, TimeUnit.MINUTES).join().objection())
                        .isEmpty());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givesUpAFileThatTakesTooLong() {
        Cleaning hurried = new Cleaning(
                new CleaningProperties(1, "128m", Duration.ofMillis(1), Duration.ofMinutes(5), 8, 32), throttle);
        try {
            assertThat(clean(hurried, FileType.PDF, SampleFiles.pdf(), new AtomicReference<>())
                            .objection())
                    .contains(Objection.TOO_COMPLEX);
        } finally {
            hurried.close();
        }
    }

    @Test
    void givesTheCopyAsItComes() {
        AtomicReference<byte[]> copy = new AtomicReference<>(new byte[0]);
        clean(cleaning, FileType.TXT, new byte[] {'a', 'b', 'c'}, copy);
        assertThat(copy.get()).containsExactly('a', 'b', 'c');
    }

    private CleaningResult clean(FileType type, byte[] file) {
        return clean(cleaning, type, file, new AtomicReference<>());
    }

    private static CleaningResult clean(Cleaning with, FileType type, byte[] file, AtomicReference<byte[]> copy) {
        return clean(with, "a network", type, file, copy);
    }

    private static CleaningResult clean(
            Cleaning with, String network, FileType type, byte[] file, AtomicReference<byte[]> copy) {
        try {
            return with.clean(
                    network,
                    type,
                    () -> new ByteArrayInputStream(file),
                    file.length,
                    (InputStream in) -> copy.set(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PDF whose list of objects is small packed and has so many megabytes unpacked. */
    private static byte[] swelling(int megabytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            byte[] some = new byte[1024 * 1024];
            Arrays.fill(some, (byte) ' ');
            out.write("2 0 ".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < megabytes; i++) {
                out.write(some);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(("%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + packed.size()
                        + ">>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        pdf.writeBytes(packed.toByteArray());
        pdf.writeBytes(
                "\nendstream\nendobj\n3 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\ntrailer\n<</Root 3 0 R>>\n%%EOF\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }
}
