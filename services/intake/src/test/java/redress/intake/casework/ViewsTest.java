package redress.intake.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.events.disclosure.Part;

/** Every field of the content is a part of the table of who sees what, or says nothing of the report that its reference does not. */
class ViewsTest {

    private static final Set<String> FRAME = Set.of(
            "ContentView.reportId",
            "ContentView.reference",
            "ContentView.compactId",
            "ContentView.bodyId",
            "ContentView.submittedAt",
            "ContentView.identityMode",
            "ContentView.withdrawnAt",
            "OpenerView.role",
            "OpenerView.name",
            "OpenerView.you",
            "OpenerView.openUntil");

    private static final Map<Part, String> PARTS = Map.of(
            Part.ORGANISATION, "Organisation.name",
            Part.ORGANISATION_DETAILS,
                    "Organisation.charityNumber Organisation.sizeBand Organisation.type Organisation.equalityFocus"
                            + " Organisation.postcode",
            Part.CONTACT, "Contact.name Contact.role Contact.email Contact.phone Contact.preferred Contact.adjustments",
            Part.ACCOUNT, "ContentView.whatHappened",
            Part.OTHER_TEXTS, "Words.team Words.alreadyDone Words.remedyText",
            Part.WHY_WITHHELD, "Words.identityReason",
            Part.MONEY, "Words.moneyAmountPounds",
            Part.FILES_ORIGINAL, "ContentView.attachments",
            Part.DETAILS,
                    "Details.actingFor Details.relationship Details.categories Details.undertakings Details.facts"
                            + " Details.moneyAtStake Details.peopleAffected Details.supportingGroups"
                            + " Details.remediesWanted Details.routesUsed Details.consents");

    @Test
    void theTableNamesEveryFieldOfTheContent() {
        Set<String> named = PARTS.values().stream()
                .flatMap(fields -> Stream.of(fields.split(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
        named.addAll(FRAME);

        assertThat(fields(ContentView.class)).containsExactlyInAnyOrderElementsOf(named);
    }

    private static Set<String> fields(Class<?> view) {
        Set<String> fields = new TreeSet<>();
        for (RecordComponent component : view.getRecordComponents()) {
            Class<?> type = component.getType();
            if (type.isRecord() && type.getPackage().equals(ContentView.class.getPackage())) {
                fields.addAll(fields(type));
            } else {
                fields.add(view.getSimpleName() + "." + component.getName());
            }
        }
        return fields;
    }
}
