package redress.portal.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClientException;
import redress.platform.security.ServiceClients;
import redress.portal.asking.Register;
import redress.portal.asking.ServiceDown;
import redress.portal.asking.Services;
import redress.portal.signin.SignedIn;

/** Asks for a page of the work list, and for what its lines are called: each of it for all lines at once. */
@Component
class ListDesk {

    private static final int PAGE = 50;
    private static final int MOST_BODIES = 20;
    private final Services services;
    private final ServiceClients internal;
    private final Register register;

    /** What tells a report apart; what the person may not know is null. */
    record Label(
            String reportId,
            @Nullable String organisation,
            @Nullable String subject) {}

    record Labels(List<Label> items) {}

    /** Reports that the person may find by some words. */
    record Found(List<String> reportIds, boolean more) {}

    /**
     * What some words have led to.
     *
     * @param whole whether all answered who were asked
     * @param more whether there may be more reports
     */
    record Hits(List<String> bodyIds, List<String> reportIds, boolean whole, boolean more) {

        boolean none() {
            return bodyIds.isEmpty() && reportIds.isEmpty();
        }
    }

    /** What somebody is called. */
    record PersonName(String personId, String name) {}

    ListDesk(Services services, ServiceClients internal, Register register) {
        this.services = services;
        this.internal = internal;
        this.register = register;
    }

    /** @param hits what the words of the search have led to; null where there are none */
    WorkList find(SignedIn me, ListFilters filters, @Nullable Hits hits) {
        if (filters.isContradictory() || hits != null && hits.none()) {
            return WorkList.NOTHING;
        }
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
        asked.add("limit", Integer.toString(PAGE));
        add(asked, "stage", filters.stageAsked());
        add(asked, "bodyId", filters.body());
        add(asked, "category", filters.kind());
        add(asked, "after", filters.after());
        filters.on().stream().filter(each -> !each.equals("new")).forEach(each -> asked.add(each, "true"));
        if (filters.byReference()) {
            asked.add("q", filters.reference());
        }
        if (hits != null) {
            asked.addAll("foundBodyId", hits.bodyIds());
            asked.addAll("foundReportId", hits.reportIds());
        }
        return services.ask(
                "triage",
                me.token(),
                client -> client.get()
                        .uri(uri -> uri.path("/api/cases").queryParams(asked).build())
                        .retrieve()
                        .requiredBody(WorkList.class));
    }

    private static void add(MultiValueMap<String, String> asked, String name, String value) {
        if (!value.isEmpty()) {
            asked.add(name, value);
        }
    }

    /** Looks for the words everywhere where they may stand; who does not answer is left out, and said. */
    Hits hits(SignedIn me, String words) {
        List<String> bodies = List.of();
        Found reports = new Found(List.of(), false);
        boolean whole = true;
        try {
            bodies = bodies(words);
        } catch (ServiceDown silent) {
            whole = false;
        }
        try {
            reports = reports(me, words);
        } catch (ServiceDown silent) {
            whole = false;
        }
        return new Hits(bodies, reports.reportIds(), whole, reports.more());
    }

    /** Those whose names have the words; those that come near them are not what was looked for. */
    private List<String> bodies(String words) {
        Register.Bodies found = register.bodies(words, null, MOST_BODIES);
        return found.near()
                ? List.of()
                : found.items().stream().map(Register.Body::bodyId).toList();
    }

    private Found reports(SignedIn me, String words) {
        return services.ask(
                "intake",
                me.token(),
                client -> client.post()
                        .uri("/api/reports/search")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("words", words))
                        .retrieve()
                        .requiredBody(Found.class));
    }

    /**
     * By report.
     *
     * @throws ServiceDown when intake does not answer
     */
    Map<String, Label> labels(SignedIn me, Collection<String> reportIds) {
        if (reportIds.isEmpty()) {
            return Map.of();
        }
        return services
                .ask(
                        "intake",
                        me.token(),
                        client -> client.get()
                                .uri(uri -> uri.path("/api/reports/labels")
                                        .queryParam("reportId", reportIds)
                                        .build())
                                .retrieve()
                                .requiredBody(Labels.class))
                .items()
                .stream()
                .collect(Collectors.toMap(Label::reportId, label -> label, (one, other) -> one));
    }

    /** What people are called, by their ids; without those whom the register does not know, and nobody when it does not answer. */
    Map<String, String> names(Collection<String> personIds) {
        if (personIds.isEmpty()) {
            return Map.of();
        }
        try {
            List<PersonName> names = internal.to("register")
                    .get()
                    .uri(uri -> uri.path("/internal/register/people/names")
                            .queryParam("personId", personIds)
                            .build())
                    .retrieve()
                    .requiredBody(new ParameterizedTypeReference<List<PersonName>>() {});
            return names.stream().collect(Collectors.toMap(PersonName::personId, PersonName::name));
        } catch (RestClientException | IllegalStateException noAnswer) {
            return Map.of();
        }
    }
}
