package redress.portal.report;

import org.springframework.stereotype.Component;
import redress.portal.clients.Register;
import redress.portal.forms.Answers;
import redress.portal.pages.Words;

/** Says who could open the name of somebody who reports in confidence. */
@Component
class OpenerWords {

    private final Register register;
    private final Words words;

    OpenerWords(Register register, Words words) {
        this.register = register;
        this.words = words;
    }

    /** Empty as long as body and Compact are not chosen. */
    String of(Answers answers) {
        if (!answers.has("bodyId") || !answers.has("compactId")) {
            return "";
        }
        return register.opener(answers.text("compactId"), answers.text("bodyId"))
                .map(opener -> opener.name() == null
                        ? words.say("report.opener.nobody")
                        : opener.name() + ", " + words.of("OpenerRole", opener.role()))
                .orElseGet(() -> words.say("report.opener.not-known"));
    }
}
