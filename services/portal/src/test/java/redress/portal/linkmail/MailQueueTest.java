package redress.portal.linkmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import redress.portal.linkmail.MailQueue.Letter;

class MailQueueTest {

    private final JavaMailSender smtp = mock();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> notSent = new CopyOnWriteArrayList<>();

    /** A server that says nothing for the time being. */
    @BeforeEach
    void silence() {
        when(smtp.createMimeMessage()).thenAnswer(call -> new MimeMessage((Session) null));
        doAnswer(call -> {
                    try {
                        answered.await();
                    } catch (InterruptedException ending) {
                        throw new MailSendException("broken off", ending);
                    }
                    return null;
                })
                .when(smtp)
                .send(any(MimeMessage.class));
    }

    @Test
    void isFullBeforeOneIsDropped() {
        MailQueue queue = new MailQueue("sample", "x@y.example", smtp);
        send(queue, "first");
        await("the first is under way").until(() -> begun.contains("first"));
        for (int i = 0; i < MailQueue.MOST_WAITING; i++) {
            assertThat(queue.isFull()).isFalse();
            send(queue, "waiting " + i);
        }
        assertThat(queue.isFull()).isTrue();
        assertThat(notSent).isEmpty();
        send(queue, "one more");
        assertThat(notSent).containsExactly("one more");
        answered.countDown();
        queue.close();
        assertThat(begun).hasSize(1 + MailQueue.MOST_WAITING);
    }

    /** Their links would be made in a store that is closed by then. */
    @Test
    void beginsNothingOnceItIsClosed() {
        MailQueue queue = new MailQueue("sample", "x@y.example", smtp, Duration.ofMillis(1));
        send(queue, "first");
        await("the first is under way").until(() -> begun.contains("first"));
        send(queue, "second");
        queue.close();
        answered.countDown();
        await("nothing is under way any more")
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("sample-mail")));
        assertThat(begun).containsExactly("first");
    }

    private void send(MailQueue queue, String name) {
        queue.send(
                name.replace(" ", "-") + "@z.example",
                () -> {
                    begun.add(name);
                    return new Letter("Subject", "Text");
                },
                () -> notSent.add(name));
    }
}
