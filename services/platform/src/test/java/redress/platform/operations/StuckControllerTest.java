package redress.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import redress.platform.problems.Refusal;
import redress.platform.readiness.Readiness;
import redress.platform.security.Caller;
import redress.platform.securitylog.SecurityLog;

class StuckControllerTest {

    private static final Caller ADMIN = new Caller("admin", Set.of("national/england/admin"));

    @Test
    void listsTheRestWhereAKindCannotBeRead() {
        StuckController controller = controller(
                things(Stuck.Kind.EVENT, Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "AWAY", "Away.")),
                things(Stuck.Kind.JOB, 3),
                things(Stuck.Kind.DEAD_LETTER, new IllegalStateException("away")));

        StuckController.StuckPage page = controller.list(ADMIN, "sample", 50, null);

        assertThat(page.items()).hasSize(3);
        assertThat(page.next()).isNull();
        assertThat(page.unread()).containsExactly(Stuck.Kind.EVENT, Stuck.Kind.DEAD_LETTER);
    }

    @Test
    void goesOnByPagesPastAKindThatCannotBeRead() {
        StuckController controller = controller(
                things(Stuck.Kind.EVENT, 2),
                things(Stuck.Kind.JOB, new IllegalStateException("away")),
                things(Stuck.Kind.DEAD_LETTER, 2));

        StuckController.StuckPage first = controller.list(ADMIN, "sample", 3, null);
        assertThat(first.items())
                .extracting(Stuck::kind)
                .containsExactly(Stuck.Kind.EVENT, Stuck.Kind.EVENT, Stuck.Kind.DEAD_LETTER);
        StuckController.StuckPage second = controller.list(ADMIN, "sample", 3, first.next());
        assertThat(second.items()).extracting(Stuck::id).containsExactly("DEAD_LETTER-1");
        assertThat(second.next()).isNull();
    }

    @Test
    void goesOnFromWhereAKindHasGotToThoughItFoundNothing() {
        StuckController controller = controller(things(Stuck.Kind.EVENT, 1), new SampleThings(Stuck.Kind.JOB, 0, null) {
            @Override
            public Part part(String service, String afterKey, int limit) {
                return new Part(List.of(), afterKey.isEmpty() ? "place-1" : null);
            }
        });

        StuckController.StuckPage first = controller.list(ADMIN, "sample", 50, null);
        assertThat(first.items()).hasSize(1);
        assertThat(first.next()).isEqualTo("JOB~place-1");
        StuckController.StuckPage second = controller.list(ADMIN, "sample", 50, first.next());
        assertThat(second.items()).isEmpty();
        assertThat(second.next()).isNull();
    }

    @Test
    void passesOnWhatIsWrongWithTheQuestionItself() {
        StuckController controller =
                controller(things(Stuck.Kind.EVENT, Refusal.of(HttpStatus.BAD_REQUEST, "BAD_PLACE", "Bad.")));
        assertThatThrownBy(() -> controller.list(ADMIN, "sample", 50, null)).isInstanceOf(Refusal.class);
    }

    private static StuckController controller(StuckThings... things) {
        return new StuckController(
                new ServiceNames(List.of("sample")), List.of(things), mock(Readiness.class), mock(SecurityLog.class));
    }

    private static StuckThings things(Stuck.Kind kind, int count) {
        return new SampleThings(kind, count, null);
    }

    private static StuckThings things(Stuck.Kind kind, RuntimeException failure) {
        return new SampleThings(kind, 0, failure);
    }
}
