package redress.intake;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import redress.events.register.BoundBody;
import redress.events.register.CompactChanged;
import tools.jackson.databind.node.ObjectNode;

/** Reports by invented groups. Every text that identifies somebody holds the canary. */
final class SampleReports {

    static final String CANARY = "Canary5309";

    private SampleReports() {}

    static CompactChanged compact() {
        return new CompactChanged(
                "thurrock",
                1,
                "E12000006",
                "UNITARY",
                "ACTIVE",
                List.of(new BoundBody("thurrock-council", "UNITARY")),
                "england-wales",
                List.of());
    }

    static ObjectNode thurrock() {
        ObjectNode form = (ObjectNode) Caller.JSON.readTree("""
                {
                  "organisation": {"name": "Sample CVS Canary5309", "equalityFocus": "People in Thurrock", "charityNumber": "Canary5309", "postcode": "RM17 6SL"},
                  "contact": {"name": "Sample Person Canary5309", "role": "Manager", "email": "canary5309@sample-group.example",
                              "phone": "01375 000000", "adjustments": "Large print, Canary5309"},
                  "identityMode": "NAMED",
                  "bodyId": "thurrock-council",
                  "compactId": "thurrock",
                  "team": "Adult social care Canary5309",
                  "relationship": "GRANT",
                  "categories": ["CONSULT_NONE", "IMPACT_NOT_ASSESSED"],
                  "whatHappened": "The council decided to cut our funding and consulted nobody before it did. Canary5309",
                  "alreadyDone": "We wrote to Canary5309.",
                  "moneyAmountPounds": 60000,
                  "supportingGroups": 104,
                  "remediesWanted": ["RUN_CONSULTATION"],
                  "consents": {"shareWithBody": true, "shareWithSteeringGroup": true, "nationalUse": true, "publishSummary": false}
                }
                """);
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        form.putObject("facts")
                .put("decisionMade", today.minusDays(20).toString())
                .put("decisionPublished", today.minusDays(19).toString())
                .put("impactAssessmentExists", false);
        return form;
    }
}
