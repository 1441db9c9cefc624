package redress.portal.questions;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.pages.Secrets;

/**
 * One page of the report.
 *
 * @param path the last part of its address
 * @param section the heading under which its answers stand on the check page
 * @param lead what to know before answering; a paragraph each
 * @param applies whether the page is asked at all, given the answers so far
 */
public record QuestionPage(String path, String section, Form form, List<String> lead, Predicate<Answers> applies) {

    static QuestionPage always(String path, String section, Form form, String... lead) {
        return new QuestionPage(path, section, form, List.of(lead), answers -> true);
    }

    QuestionPage when(Predicate<Answers> condition) {
        return new QuestionPage(path, section, form, lead, condition);
    }

    /** Tells whether what is answered on this page has changed; says nothing of what it is. */
    public String fingerprint(Answers answers) {
        Map<String, List<String>> typed = answers.typed();
        StringBuilder all = new StringBuilder();
        form.inputs().stream()
                .sorted()
                .forEach(input -> all.append(input)
                        .append('\n')
                        .append(typed.getOrDefault(input, List.of()))
                        .append('\n'));
        return Secrets.printOf(all.toString());
    }

    /** The pages whose answers are not typed but searched or uploaded have a form without questions. */
    public boolean hasOwnPage() {
        return form.questions().isEmpty();
    }
}
