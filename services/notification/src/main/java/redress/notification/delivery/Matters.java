package redress.notification.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redress.notification.due.CaseNow;
import redress.notification.due.DueCases;
import redress.notification.ledger.Addressee;
import redress.notification.ledger.Notice;
import redress.notification.people.AddressBook;
import redress.notification.routing.Recipient;

/**
 * Asks the owners what a mail needs to know when it leaves: where it goes, under which Compact its case is, and what is due there. Nothing
 * of it is kept with the notice.
 */
record Matters(AddressBook people, DueCases due) {

    /**
     * What is known of one notice.
     *
     * @param address empty when none is known
     * @param compact the name of its Compact, or null
     * @param cases those that it is about, by their ids; one may be missing
     * @param parts of a daily mail, those that are still its person's
     */
    record Matter(Optional<String> address, @Nullable String compact, Map<String, CaseNow> cases, List<Part> parts) {}

    /** One of the notices of which a daily mail tells, with the name of its Compact. */
    record Part(Notice.Part of, @Nullable String compact) {}

    /** Where the cases of some notices stand: asked at once for all of them. */
    Map<String, CaseNow> cases(Collection<Notice> notices) {
        Set<String> ids = new HashSet<>();
        notices.forEach(each -> ids.addAll(caseIds(each)));
        return ids.isEmpty() ? Map.of() : due.of(ids);
    }

    /** The ids of the cases that a notice is about. */
    static Set<String> caseIds(Notice notice) {
        Set<String> ids = new HashSet<>();
        if (notice.about().caseId() != null) {
            ids.add(notice.about().caseId());
        }
        for (Notice.Part part : notice.parts()) {
            if (part.about().caseId() != null) {
                ids.add(part.about().caseId());
            }
        }
        return ids;
    }

    /** @throws RuntimeException if an owner does not answer */
    Matter of(Notice notice, Map<String, CaseNow> cases) {
        if (notice.parts().isEmpty()) {
            return new Matter(address(notice), name(notice.about()), cases, List.of());
        }
        Optional<String> address = Optional.empty();
        List<Part> theirs = new ArrayList<>();
        for (Notice.Part part : notice.parts()) {
            Optional<String> found = address(part.addressee());
            if (found.isPresent()) {
                address = found;
                theirs.add(new Part(part, name(part.about())));
            }
        }
        return new Matter(address, null, cases, theirs);
    }

    private Optional<String> address(Notice notice) {
        return notice.addressee().role() == Recipient.REPORTER
                ? people.reporterAddress(Objects.requireNonNull(notice.about().reportId()))
                : address(notice.addressee());
    }

    private Optional<String> address(Addressee addressee) {
        return people.address(String.valueOf(addressee.grant()), addressee.recipientId());
    }

    private @Nullable String name(Notice.About about) {
        return about.compactId() == null
                ? null
                : people.compactName(about.compactId()).orElse(null);
    }
}
