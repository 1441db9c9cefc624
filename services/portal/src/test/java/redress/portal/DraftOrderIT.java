package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import redress.portal.Browser.Page;

/**
 * Two things that one person does at once, in two tabs or by pressing two buttons: the first is held after each of its calls to
 * intake, while the second runs from end to end.
 */
class DraftOrderIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final long PATIENCE_SECONDS = 60;
    private static final String TEXT = Samples.STORY + " It was decided without asking us.";

    private static final Browser BROWSER = PORTAL.browser();

    private static String key;
    private static String complete;
    private static Page evidence;
    private static Page done;
    private static Page text;
    private static Page check;

    private enum Act {
        ANSWER(() -> BROWSER.submit(text, "/report/what-happened", Map.of("whatHappened", TEXT))),
        ANSWER_OTHER(() -> BROWSER.submit(done, "/report/already-done", Map.of("alreadyDone", "We wrote."))),
        UPLOAD(() -> BROWSER.upload(evidence, "/report/evidence", "first.pdf", "%PDF-1.4")),
        UPLOAD_OTHER(() -> BROWSER.upload(evidence, "/report/evidence", "second.pdf", "%PDF-1.4")),
        REMOVE(() -> BROWSER.submit(evidence, "/report/evidence/remove", Map.of())),
        SEND(DraftOrderIT::send),
        DELETE(() -> BROWSER.submit(check, "/report/delete", Map.of()));

        private final Supplier<Page> act;

        Act(Supplier<Page> act) {
            this.act = act;
        }
    }

    /** A report that could be sent, in a browser that shows four of its pages. */
    @BeforeAll
    static void answerOnce() {
        STUB.reset();
        check = ReportWalk.answerAll(BROWSER, Map.of("identityMode", "NAMED"));
        key = BROWSER.cookie("redress-draft");
        complete = STUB.onlyDraft().toString();
        text = BROWSER.open("/report/what-happened");
        evidence = BROWSER.open("/report/evidence");
        done = BROWSER.open("/report/already-done");
    }

    @AfterEach
    void letGo() {
        STUB.reset();
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Act.ANSWER, Act.UPLOAD, Act.REMOVE, Act.SEND, Act.DELETE)
                .flatMap(held -> Stream.of(Act.values()).map(between -> Arguments.of(held, between)));
    }

    @ParameterizedTest(name = "{1} while {0} is under way")
    @MethodSource("pairs")
    void losesNothingAndBringsNothingBack(Act held, Act between) {
        for (int call = 1; ; call++) {
            prepare();
            List<Page> answers = run(held, between, call);
            if (answers.size() < 2) {
                assertThat(call).as("calls to intake").isGreaterThan(2);
                return;
            }
            assertThat(answers).as("%s held at %s", held, call).allMatch(page -> page.status() < 500);
            check(held, between, call, answers);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Act.class,
            names = {"ANSWER", "UPLOAD"})
    void bringsNothingBackWhoseFirstSaveWasUnderWay(Act first) {
        for (int call = 1; ; call++) {
            STUB.reset();
            BROWSER.keep("redress-draft", key);
            List<Page> answers = run(first, Act.DELETE, call);
            if (answers.size() < 2) {
                assertThat(call).as("calls to intake").isGreaterThan(2);
                return;
            }
            assertThat(answers).as("%s held at %s", first, call).allMatch(page -> page.status() < 500);
            assertThat(STUB.drafts).as("%s held at %s", first, call).isEmpty();
        }
    }

    private void check(Act held, Act between, int call, List<Page> answers) {
        List<Act> acts = List.of(held, between);
        String where = held + " held at its call " + call + " for " + between;
        assertThat(STUB.forgotten()).as(where + ": files of no draft").isEmpty();
        boolean isDeleted = answers.stream().anyMatch(page -> page.path().equals("/report?deleted"));
        if (!STUB.filed.isEmpty()) {
            assertThat(STUB.filed).as(where).hasSize(1);
            Page sent = BROWSER.open("/report/sent");
            assertThat(sent.path()).as(where).isEqualTo("/report/sent");
            assertThat(sent.text()).as(where).contains("CB-7K2M-Q4TX");
            assertThat(BROWSER.open("/report/what-happened").path()).as(where).isEqualTo("/report/sent");
            assertThat(STUB.drafts.values()).as(where).noneMatch(draft -> draft.contains("Sample CVS"));
            return;
        }
        assertThat(acts.contains(Act.SEND) && !isDeleted)
                .as(where + ": it was sent")
                .isFalse();
        if (isDeleted) {
            assertThat(STUB.drafts.values()).as(where).noneMatch(draft -> draft.contains("Sample CVS"));
            return;
        }
        assertThat(acts).as(where).doesNotContain(Act.DELETE);
        String draft = STUB.onlyDraft().toString();
        assertThat(draft).as(where).contains("Sample CVS");
        assertKept(acts, Act.ANSWER, draft, "without asking us", where);
        assertKept(acts, Act.ANSWER_OTHER, draft, "We wrote.", where);
        assertKept(acts, Act.UPLOAD, draft, "first.pdf", where);
        assertKept(acts, Act.UPLOAD_OTHER, draft, "second.pdf", where);
        assertThat(draft.contains("letter.pdf")).as(where).isEqualTo(!acts.contains(Act.REMOVE));
    }

    private static void assertKept(List<Act> acts, Act act, String draft, String trace, String where) {
        assertThat(draft.contains(trace)).as(where + ": " + trace).isEqualTo(acts.contains(act));
    }

    /** @return what came of both; only of the first if it has fewer calls */
    private List<Page> run(Act held, Act between, int call) {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        STUB.calls = name -> {
            if (name.startsWith("after") && calls.incrementAndGet() == call) {
                reached.countDown();
                await(goOn);
            }
        };
        CompletableFuture<Page> first = CompletableFuture.supplyAsync(() -> held.act.get());
        CompletableFuture.anyOf(first, CompletableFuture.runAsync(() -> await(reached)))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        List<Page> pages = new ArrayList<>();
        if (reached.getCount() == 0) {
            pages.add(between.act.get());
        }
        goOn.countDown();
        reached.countDown();
        pages.add(first.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
        STUB.calls = name -> {};
        return pages;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of what has changed meanwhile, the page is shown first. */
    private static Page send() {
        Page sent = BROWSER.submit(check, "/report/check", Map.of());
        return sent.status() == 409 ? BROWSER.submit(sent, "/report/check", Map.of()) : sent;
    }

    /** The same browser and answers as at the beginning. */
    private static void prepare() {
        STUB.reset();
        BROWSER.keep("redress-draft", key);
        STUB.keepDraft(key, complete);
    }
}
