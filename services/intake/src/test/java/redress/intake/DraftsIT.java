package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers kept before they are filed. */
class DraftsIT {

    private static final Caller CALLER = new Caller(RunningIntake.shared().base());

    @Test
    void keepsADraftForWhoHasItsKey() {
        String path = "/api/drafts/" + "k".repeat(22);
        String[] json = {"Content-Type", "application/json"};
        String draft = "{\"whatHappened\":\"" + SampleReports.CANARY + "\",\"step\":3}";
        assertThat(CALLER.send("PUT", path, BodyPublishers.ofString(draft), json)
                        .status())
                .isEqualTo(204);
        assertThat(CALLER.get(path).text()).isEqualTo(draft);
        assertThat(CALLER.get("/api/drafts/" + "l".repeat(22)).status()).isEqualTo(404);
        for (String other : List.of("[]", "{", "{} {}", "")) {
            assertThat(CALLER.send("PUT", path, BodyPublishers.ofString(other), json)
                            .status())
                    .as(other)
                    .isEqualTo(400);
        }
        String large = "{\"a\":\"" + "x".repeat(128 * 1024) + "\"}";
        assertThat(CALLER.send("PUT", path, BodyPublishers.ofString(large), json)
                        .status())
                .isEqualTo(413);
        assertThat(CALLER.send("DELETE", path, BodyPublishers.noBody()).status())
                .isEqualTo(204);
        assertThat(CALLER.get(path).status()).isEqualTo(404);
    }
}
