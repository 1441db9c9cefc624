package redress.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.client.ScriptedSystem.Asked;
import redress.client.ScriptedSystem.Reply;

/** Both mailboxes tell the same. */
class MailboxTest {

    private final List<Mail> newestFirst = new ArrayList<>();
    private final ScriptedSystem system = new ScriptedSystem(this::answer);

    @AfterEach
    void stop() {
        system.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesEachMailOnceTheOldestFirst(boolean mailpit) {
        Mailbox mailbox = mailbox(mailpit);
        Mail first = arrives("1", "a@one.example");
        Mail second = arrives("2", "b@two.example");
        assertThat(mailbox.arrived()).containsExactly(first, second);
        Mail third = arrives("3", "a@one.example");
        assertThat(mailbox.arrived()).containsExactly(third);
        assertThat(mailbox.arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesTheMailsToOneTheNewestFirst(boolean mailpit) {
        Mail first = arrives("1", "a@one.example");
        arrives("2", "b@two.example");
        Mail third = arrives("3", "a@one.example");
        assertThat(mailbox(mailpit).to("a@one.example")).containsExactly(third, first);
    }

    private Mailbox mailbox(boolean mailpit) {
        Client client = Client.at(system.base()).open();
        return mailpit ? Mailbox.ofMailpit(client) : Mailbox.ofStandalone(client);
    }

    private Mail arrives(String id, String to) {
        Mail mail = new Mail(id, to, "subject " + id, "text " + id);
        newestFirst.add(0, mail);
        return mail;
    }

    private Reply answer(Asked asked) {
        if (asked.path().startsWith("/api/mailbox")) {
            return Reply.json(Map.of("items", newestFirst));
        }
        if (asked.path().startsWith("/api/v1/messages")) {
            return Reply.json(Map.of(
                    "messages", newestFirst.stream().map(mail -> listed(mail)).toList()));
        }
        String id = asked.path().substring("/api/v1/message/".length());
        Mail mail = newestFirst.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return Reply.json(
                Map.of("ID", id, "To", listed(mail).get("To"), "Subject", mail.subject(), "Text", mail.text()));
    }

    private static Map<String, Object> listed(Mail mail) {
        return Map.of("ID", mail.id(), "To", List.of(Map.of("Address", mail.to())));
    }
}
