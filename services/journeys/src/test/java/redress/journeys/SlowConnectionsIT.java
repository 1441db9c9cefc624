package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person's bad minute is nobody else's. */
class SlowConnectionsIT {

    private static final int SLOW = 500;
    private static final int ASKED = 240;
    private static final int PAGES = 190;
    private static final int MOST_TIMES = 10;

    /** Below this, quiet is so quick that ten times as much says nothing about slow callers. */
    private static final double LEAST_QUIET = 5;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void othersAreServedBesideFiveHundredSlowConnectionsAndManyPages(@TempDir Path folder) throws Exception {
        try (RunningSystem system = RunningSystem.in(folder)) {
            p95(system, ASKED);
            double quiet = p95(system, ASKED);
            double beside;
            try (SlowConnections slow =
                    new SlowConnections(URI.create(system.base()).getPort(), SLOW)) {
                List<Double> all = new ArrayList<>();
                // At least until the first of them are ended and made again.
                while (slow.rounds() < 4) {
                    all.add(p95(system, ASKED / 8));
                }
                beside = all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
            }
            System.out.printf("p95 quiet %.1f ms, beside %d slow connections %.1f ms%n", quiet, SLOW, beside);
            assertThat(beside).isLessThan(MOST_TIMES * Math.max(quiet, LEAST_QUIET));
            pagesAtOnce(system);
            assertThat(p95(system, ASKED)).as("afterwards").isLessThan(MOST_TIMES * Math.max(quiet, LEAST_QUIET));
        }
    }

    /** In ms. */
    private double p95(RunningSystem system, int times) throws Exception {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            HttpRequest.Builder request = switch (i % 4) {
                case 0 -> request(system, "/");
                case 1 -> request(system, "/portal/style.css");
                case 2 -> request(system, "/api/register/compacts?limit=10");
                default ->
                    request(system, "/api/sign-in")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    "{\"email\":\"nobody@nowhere.example" + "x".repeat(300) + "\"}"));
            };
            long began = System.nanoTime();
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            taken.add(System.nanoTime() - began);
            assertThat(answer.statusCode())
                    .as(answer.request().uri() + " " + answer.body())
                    .isEqualTo(i % 4 == 3 ? 422 : 200);
        }
        return taken.stream().sorted().skip(times * 95L / 100).findFirst().orElseThrow() / 1e6;
    }

    /** Pages that ask the services behind them, in the same server. */
    private void pagesAtOnce(RunningSystem system) {
        List<CompletableFuture<HttpResponse<String>>> pages = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            String path = i % 2 == 0 ? "/evidence" : "/report/public-body?q=council";
            pages.add(http.sendAsync(request(system, path).build(), BodyHandlers.ofString()));
        }
        List<Integer> statuses =
                pages.stream().map(page -> page.join().statusCode()).toList();
        System.out.printf(
                "%d pages at once: %d served%n",
                PAGES, statuses.stream().filter(status -> status == 200).count());
        assertThat(statuses).allMatch(status -> status == 200 || status == 503).contains(200);
        assertThat(pages)
                .filteredOn(page -> page.join().statusCode() == 503)
                .allMatch(
                        page -> page.join().headers().firstValue("Retry-After").isPresent());
    }

    private static HttpRequest.Builder request(RunningSystem system, String path) {
        return HttpRequest.newBuilder(URI.create(system.base() + path));
    }
}
