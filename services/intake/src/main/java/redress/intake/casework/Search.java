package redress.intake.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.intake.words.TextWords;
import redress.intake.words.WordIndex;
import redress.platform.security.Caller;

/**
 * Finds reports by words of the group and of what they are about. What it finds is what the {@linkplain Labels labels} say to the same
 * caller: nobody learns from it what a list would not tell them.
 */
@Component
class Search {

    private static final int MOST_FOUND = 100;
    private static final int MOST_LOOKED_AT = 500;
    private static final int MOST_WORDS = 8;
    private static final int MOST_COMPACTS = 10;
    private static final int LABELS_AT_ONCE = 100;
    private static final List<String> WORK_FOR_COMPACTS = List.of("officer", "chair", "vice-chair", "member");

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
        if (words.isEmpty() || caller.isService()) {
            return Found.NOTHING;
        }
        List<String> perhaps = perhaps(words, caller);
        List<String> found = new ArrayList<>();
        int looked = 0;
        while (looked < Math.min(perhaps.size(), MOST_LOOKED_AT) && found.size() <= MOST_FOUND) {
            List<String> some = perhaps.subList(looked, Math.min(perhaps.size(), looked + LABELS_AT_ONCE));
            Set<String> having = labels.of(some, caller).stream()
                    .filter(label -> words(label).containsAll(words))
                    .map(LabelView::reportId)
                    .collect(Collectors.toSet());
            some.stream().filter(having::contains).forEach(found::add);
            looked += some.size();
        }
        return new Found(
                found.subList(0, Math.min(found.size(), MOST_FOUND)),
                looked < perhaps.size() || found.size() > MOST_FOUND);
    }

    private List<String> perhaps(Set<String> words, Caller caller) {
        boolean national = caller.holds("national", "england", "officer");
        Set<String> bodies = caller.idsOf("body", "contact");
        Set<String> compacts = new TreeSet<>();
        WORK_FOR_COMPACTS.forEach(role -> compacts.addAll(caller.idsOf("compact", role)));
        if (!national && bodies.isEmpty() && compacts.isEmpty()) {
            return List.of();
        }
        boolean everywhere = national || !bodies.isEmpty() || compacts.size() > MOST_COMPACTS;
        return index
                .find(
                        words,
                        everywhere ? Set.of() : compacts,
                        place -> national || compacts.contains(place.compactId()) || bodies.contains(place.bodyId()))
                .stream()
                .sorted(Comparator.reverseOrder())
                .toList();
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
