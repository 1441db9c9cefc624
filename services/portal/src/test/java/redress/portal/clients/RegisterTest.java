package redress.portal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import redress.portal.pages.PortalProperties;

class RegisterTest {

    private long now;
    private final Asked asked = new Asked();
    private final Register register = new Register(asked, () -> now);

    @Test
    void asksForNoOtherNameWhileTheRegisterIsSilent() {
        asked.down = true;
        assertThat(IntStream.range(0, 50).mapToObj(i -> register.nameOfCompact("compact-" + i)))
                .hasSize(50)
                .allMatch(name -> name.startsWith("compact-"));
        assertThat(register.nameOfBody("thurrock", "thurrock-council")).isEqualTo("thurrock-council");
        assertThat(asked.times).isEqualTo(1);
    }

    @Test
    void asksAgainAfterSomeSeconds() {
        asked.down = true;
        register.nameOfCompact("thurrock");
        asked.down = false;
        later(Duration.ofSeconds(9));
        assertThat(register.nameOfCompact("thurrock")).isEqualTo("thurrock");
        later(Duration.ofSeconds(2));
        assertThat(register.nameOfCompact("thurrock")).isEqualTo("Thurrock Compact");
        assertThat(register.nameOfBody("essex", "thurrock-council")).isEqualTo("Thurrock Council");
        assertThat(asked.times).isEqualTo(3);
    }

    @Test
    void keepsAnOldNameWhileTheRegisterIsSilent() {
        register.nameOfCompact("thurrock");
        asked.down = true;
        later(Duration.ofHours(1));
        assertThat(register.nameOfCompact("thurrock")).isEqualTo("Thurrock Compact");
        assertThat(register.nameOfBody("thurrock", "thurrock-council")).isEqualTo("Thurrock Council");
        assertThat(asked.times).isEqualTo(2);
    }

    @Test
    void letsOneCallerFindOutWhileTheOthersGoOn() {
        asked.down = true;
        register.nameOfCompact("thurrock");
        later(Duration.ofSeconds(11));
        asked.meanwhile = () -> assertThat(register.nameOfCompact("essex")).isEqualTo("essex");
        register.nameOfCompact("thurrock");
        assertThat(asked.times).isEqualTo(2);
    }

    @Test
    void asksForTheNamesOfAllCompactsAHundredAtATime() {
        asked.pages.add(page(0, 100, "compact-99"));
        asked.pages.add(page(100, 165, null));
        List<String> ids = IntStream.range(0, 165).mapToObj(i -> "compact-" + i).toList();
        register.rememberNames(ids);
        assertThat(ids).allMatch(id -> register.nameOfCompact(id).equals("Name of " + id));
        assertThat(asked.times).isEqualTo(2);

        register.rememberNames(ids);
        register.rememberNames(List.of("compact-1", "atlantis", "lyonesse"));
        assertThat(asked.times).as("what was not there is not looked for again").isEqualTo(2);
        later(Duration.ofMinutes(6));
        asked.pages.add(page(0, 100, null));
        register.rememberNames(ids);
        assertThat(asked.times).isEqualTo(3);
    }

    @Test
    void asksForASingleNameAlone() {
        register.rememberNames(List.of("thurrock", "thurrock"));
        assertThat(asked.times).isZero();
        assertThat(register.nameOfCompact("thurrock")).isEqualTo("Thurrock Compact");
        asked.down = true;
        register.rememberNames(List.of("thurrock", "essex", "kent"));
        assertThat(register.nameOfCompact("thurrock")).isEqualTo("Thurrock Compact");
        assertThat(register.nameOfCompact("kent")).isEqualTo("kent");
        assertThat(asked.times).isEqualTo(2);
    }

    private static Register.Page page(int from, int to, @Nullable String next) {
        return new Register.Page(
                IntStream.range(from, to)
                        .mapToObj(i -> new Register.Compact(
                                "compact-" + i, "Name of compact-" + i, null, null, null, List.of()))
                        .toList(),
                next);
    }

    private void later(Duration time) {
        now += time.toNanos();
    }

    /** The register, with one Compact under every name. */
    private static final class Asked extends Services {

        private boolean down;
        private int times;
        private Runnable meanwhile = () -> {};
        private final Queue<Register.Page> pages = new ArrayDeque<>();

        Asked() {
            super(
                    new ServiceAddresses(Map.of()),
                    new PortalProperties(
                            URI.create("http://localhost"),
                            false,
                            Path.of("k"),
                            "",
                            "x@y.example",
                            Duration.ofMinutes(1),
                            2,
                            20,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            List.of()));
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T ask(String service, Function<RestClient, T> question) {
            times++;
            meanwhile.run();
            if (down) {
                throw new ServiceDown(service, 503);
            }
            if (!pages.isEmpty()) {
                return (T) pages.remove();
            }
            return (T) new Register.Compact(
                    "thurrock",
                    "Thurrock Compact",
                    null,
                    null,
                    null,
                    List.of(new Register.Bound("thurrock-council", "Thurrock Council")));
        }
    }
}
