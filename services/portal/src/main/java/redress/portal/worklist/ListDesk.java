package redress.portal.worklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClientException;
import redress.platform.security.ServiceClients;
import redress.portal.clients.Register;
import redress.portal.clients.ServiceDown;
import redress.portal.clients.Services;
import redress.portal.sessions.SignedIn;
import redress.portal.tokens.Account;

/** Asks for a page of the work list, and for what its lines are called: each of it for all lines at once. */
@Component
class ListDesk {

    private static final int PAGE = 50;

    /** As many as triage looks for. */
    private static final int MOST_BODIES = 20;

    private static final int BODIES_AT_ONCE = 100;
    private static final int MOST_PAGES_OF_BODIES = 5;

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

    /** @param more whether there may be others about which the person has cases */
    private record Bodies(List<String> ids, boolean more) {}

    /**
     * What some words have led to.
     *
     * @param whole whether all answered who were asked
     * @param more whether there may be more bodies, or reports
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
        Bodies bodies = new Bodies(List.of(), false);
        Found reports = new Found(List.of(), false);
        boolean whole = true;
        try {
            bodies = bodies(me, words);
        } catch (ServiceDown silent) {
            whole = false;
        }
        try {
            reports = reports(me, words);
        } catch (ServiceDown silent) {
            whole = false;
        }
        return new Hits(bodies.ids(), reports.reportIds(), whole, bodies.more() || reports.more());
    }

    /**
     * Those whose names have the words, first those about which the person may have cases: there are many councils in England. Those that
     * come near the words are not what was looked for.
     */
    private Bodies bodies(SignedIn me, String words) {
        List<Register.Body> theirs = new ArrayList<>();
        List<Register.Body> others = new ArrayList<>();
        String next = null;
        int pages = 0;
        do {
            Register.Bodies page = register.bodies(words, next, BODIES_AT_ONCE);
            if (page.near()) {
                return new Bodies(List.of(), false);
            }
            page.items().forEach(body -> (mayHaveCases(me.person(), body) ? theirs : others).add(body));
            next = page.next();
            pages++;
        } while (next != null && pages < MOST_PAGES_OF_BODIES);
        List<String> ids = Stream.concat(theirs.stream(), others.stream())
                .map(Register.Body::bodyId)
                .limit(MOST_BODIES)
                .toList();
        return new Bodies(ids, next != null || theirs.size() > MOST_BODIES);
    }

    private static boolean mayHaveCases(Account person, Register.Body body) {
        return person.grants().stream().map(grant -> grant.split("/")).anyMatch(grant -> switch (grant[0]) {
            case "national" -> true;
            case "compact" -> body.compactIds().contains(grant[1]);
            default -> body.bodyId().equals(grant[1]);
        });
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
