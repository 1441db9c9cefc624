package redress.intake.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Places places = new Places(2, 3, 5);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void leavesAPlaceToOthersHoweverManyFilesOneNetworkBrings() {
        assertThat(take("greedy", Duration.ZERO)).isTrue();
        CompletableFuture<Boolean> second = waiting("greedy");
        assertThat(take("other", Duration.ZERO)).isTrue();
        assertThat(second).isNotDone();
        places.free("greedy");
        assertHasItsTurn(second);
    }

    @Test
    void givesEachNetworkItsTurnBeforeAnyGetsAnother() {
        take("a", Duration.ZERO);
        take("b", Duration.ZERO);
        CompletableFuture<Boolean> secondOfA = waiting("a");
        CompletableFuture<Boolean> secondOfB = waiting("b");
        CompletableFuture<Boolean> late = waiting("c");
        places.free("a");
        assertHasItsTurn(late);
        places.free("b");
        assertHasItsTurn(secondOfA);
        places.free("c");
        assertHasItsTurn(secondOfB);
    }

    @Test
    void turnsAwayAtOnceWhatIsTooMuchOfOne() {
        take("a", Duration.ZERO);
        take("b", Duration.ZERO);
        List<CompletableFuture<Boolean>> ofOne = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ofOne.add(waiting("a"));
        }
        assertThat(take("a", LONG)).as("a fourth").isFalse();
        CompletableFuture<Boolean> ofOther = waiting("c");
        places.free("b");
        assertHasItsTurn(ofOther);
        assertThat(ofOne).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void turnsAwayTheLastOfWhoeverHasMostInLineWhenThereAreTooManyOfAll() {
        take("a", Duration.ZERO);
        take("b", Duration.ZERO);
        List<CompletableFuture<Boolean>> most = List.of(waiting("a"), waiting("a"), waiting("a"));
        List<CompletableFuture<Boolean>> others = new ArrayList<>(List.of(waiting("c"), waiting("d")));
        others.add(waiting("e"));
        assertThat(most.get(2).orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join())
                .isFalse();
        others.add(waiting("f"));
        assertThat(most.get(1).orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join())
                .isFalse();
        assertThat(take("g", LONG)).as("all have one in line").isFalse();
        assertThat(most.get(0)).isNotDone();
        assertThat(others).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void givesUpAfterAWhileAndLeavesNothingBehind() {
        take("a", Duration.ZERO);
        take("b", Duration.ZERO);
        assertThat(take("c", Duration.ofMillis(1))).isFalse();
        assertThat(take("a", Duration.ofMillis(1))).isFalse();
        places.free("a");
        places.free("b");
        assertThat(take("c", Duration.ZERO)).isTrue();
        assertThat(take("a", Duration.ZERO)).isTrue();
        assertThat(take("b", Duration.ofMillis(1))).as("there are two places").isFalse();
    }

    private boolean take(String network, Duration atMost) {
        try {
            return places.take(network, atMost);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Boolean> waiting(String network) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Boolean> turn = CompletableFuture.supplyAsync(
                () -> {
                    thread.complete(Thread.currentThread());
                    return take(network, LONG);
                },
                threads);
        Thread waits = thread.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
        await("it waits for its turn").atMost(LONG).until(() -> waits.getState() == Thread.State.TIMED_WAITING);
        return turn;
    }

    private static void assertHasItsTurn(CompletableFuture<Boolean> turn) {
        assertThat(turn.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join()).isTrue();
    }
}
