package redress.intake.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.intake.words.TextWords;
import redress.intake.words.WordIndex;
import redress.intake.words.WordIndex.Where;
import redress.platform.security.Caller;

/**
 * Finds reports by words of the group and of what they are about, for those who steer a Compact: they may know of every group that has
 * reported openly there. For nobody else is the index asked, nor is it about a body for which the caller speaks. So neither what is answered,
 * nor how long it takes, nor what fails says to others whether a group has reported. What is found is what the {@linkplain Labels labels} say
 * to the same caller.
 */
@Component
class Search {

    private static final int MOST_FOUND = 100;
    private static final int MOST_LOOKED_AT = 500;
    private static final int MOST_WORDS = 8;
    private static final int LABELS_AT_ONCE = 100;
    private static final List<String> STEER = List.of("officer", "chair", "vice-chair");

    private final WordIndex index;
    private final Labels labels;

    /** @param more whether there may be more than were looked at, or told */
    record Found(List<String> reportIds, boolean more) {

        private static final Found NOTHING = new Found(List.of(), false);
    }

    Search(WordIndex index, Labels labels) {
        this.index = index;
        this.labels = labels;
    }

    /** The last filed first. */
    Found find(String text, Caller caller) {
        Set<String> words = TextWords.of(text).stream().limit(MOST_WORDS).collect(Collectors.toSet());
        Optional<Where> where = where(caller);
        if (words.isEmpty() || caller.isService() || where.isEmpty()) {
            return Found.NOTHING;
        }
        WordIndex.Found entered = index.find(words, where.get());
        List<String> perhaps =
                entered.reportIds().stream().sorted(Comparator.reverseOrder()).toList();
        List<String> found = new ArrayList<>();
        int looked = 0;
        // Once at least: where triage is away there is no answer, whatever the index holds.
        do {
            List<String> some = perhaps.subList(looked, Math.min(perhaps.size(), looked + LABELS_AT_ONCE));
            Set<String> having = labels.of(some, caller).stream()
                    .filter(label -> words(label).containsAll(words))
                    .map(LabelView::reportId)
                    .collect(Collectors.toSet());
            some.stream().filter(having::contains).forEach(found::add);
            looked += some.size();
        } while (looked < Math.min(perhaps.size(), MOST_LOOKED_AT) && found.size() <= MOST_FOUND);
        return new Found(
                found.subList(0, Math.min(found.size(), MOST_FOUND)),
                entered.cut() || looked < perhaps.size() || found.size() > MOST_FOUND);
    }

    /** Where the caller reads as the steering group does; the national officer, who acts where nobody else does, everywhere. */
    private static Optional<Where> where(Caller caller) {
        Set<String> spokenFor = caller.idsOf("body", "contact");
        if (spokenFor.isEmpty() && caller.holds("national", "england", "officer")) {
            return Optional.of(Where.EVERYWHERE);
        }
        Set<String> compacts = STEER.stream()
                .flatMap(role -> caller.idsOf("compact", role).stream())
                .collect(Collectors.toSet());
        return compacts.isEmpty() ? Optional.empty() : Optional.of(new Where(compacts, spokenFor));
    }

    private static Set<String> words(LabelView label) {
        return Stream.of(label.organisation(), label.subject())
                .map(Search::orNothing)
                .flatMap(text -> TextWords.of(text).stream())
                .collect(Collectors.toSet());
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
