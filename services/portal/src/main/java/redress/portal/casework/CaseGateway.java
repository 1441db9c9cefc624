package redress.portal.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import redress.platform.security.ServiceClients;
import redress.portal.clients.Refused;
import redress.portal.clients.ServiceDown;
import redress.portal.clients.Services;
import redress.portal.moves.MoveForm;
import redress.portal.sessions.SignedIn;

/** Asks triage and intake in the name of the person who is signed in. */
@Component
class CaseGateway {

    private final Services services;
    private final ServiceClients internal;

    /** Somebody who could sit on a panel, or who works on cases. */
    record PoolMember(
            String personId, String name, @Nullable String sector) {}

    private record Roles(List<Role> roles) {}

    private record Role(String role) {}

    CaseGateway(Services services, ServiceClients internal) {
        this.services = services;
        this.internal = internal;
    }

    CaseFile open(SignedIn me, String caseId) {
        return services.ask(
                "triage",
                me.token(),
                client -> client.get().uri("/api/cases/{id}", caseId).retrieve().requiredBody(CaseFile.class));
    }

    /** Null when the person may not read it. */
    @Nullable
    ReportContent content(SignedIn me, @Nullable String reportId) {
        if (reportId == null) {
            return null;
        }
        try {
            return services.ask(
                    "intake",
                    me.token(),
                    client -> client.get()
                            .uri("/api/reports/{id}/content", reportId)
                            .retrieve()
                            .body(ReportContent.class));
        } catch (Refused notForThem) {
            return null;
        }
    }

    /** Opens who reported; shown by {@link #content} from then on, for an hour. */
    void openName(SignedIn me, String reportId, String reason) {
        services.ask(
                "intake",
                me.token(),
                client -> client.post()
                        .uri("/api/reports/{id}/content/openings", reportId)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("reason", reason))
                        .retrieve()
                        .toBodilessEntity());
    }

    /** What a move asks for, also while it is not possible. */
    MoveForm form(SignedIn me, String caseId, String move) {
        return services.ask(
                "triage",
                me.token(),
                client -> client.get()
                        .uri("/api/cases/" + caseId + "/" + move)
                        .retrieve()
                        .requiredBody(MoveForm.class));
    }

    /** @param version of the case that the person looked at; another's change in between is refused with 409 */
    void act(SignedIn me, String caseId, String move, Map<String, Object> form, String version) {
        services.ask(
                "triage",
                me.token(),
                client -> client.post()
                        .uri("/api/cases/" + caseId + "/" + move)
                        .headers(headers -> {
                            if (version.matches("\\d{1,18}")) {
                                headers.setIfMatch("\"" + version + "\"");
                            }
                        })
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(form)
                        .retrieve()
                        .toBodilessEntity());
    }

    /**
     * Whether the person is officer or chair in this case.
     *
     * @throws ServiceDown when triage does not answer
     */
    boolean formsPanels(SignedIn me, String caseId) {
        try {
            return internal
                    .to("triage")
                    .get()
                    .uri(
                            "/internal/triage/roles/{personId}?caseId={caseId}",
                            me.person().personId(),
                            caseId)
                    .retrieve()
                    .requiredBody(Roles.class)
                    .roles()
                    .stream()
                    .anyMatch(
                            each -> each.role().equals("OFFICER") || each.role().equals("CHAIR"));
        } catch (RestClientException | IllegalStateException noAnswer) {
            throw new ServiceDown("triage", noAnswer);
        }
    }

    /**
     * Those who could sit on a panel of the Compact.
     *
     * @throws ServiceDown when the register does not answer
     */
    List<PoolMember> pool(String compactId) {
        return holding("compact/" + compactId + "/member");
    }

    /**
     * The name of somebody who works on cases of the Compact; empty for anybody else.
     *
     * @throws ServiceDown when the register does not answer
     */
    Optional<String> nameOf(String personId, String compactId) {
        String own = "compact/" + compactId;
        return Stream.of(own + "/officer", own + "/chair", "national/england/officer")
                .flatMap(grant -> holding(grant).stream())
                .filter(each -> each.personId().equals(personId))
                .map(PoolMember::name)
                .findFirst();
    }

    private List<PoolMember> holding(String grant) {
        try {
            List<PoolMember> found = internal.to("register")
                    .get()
                    .uri("/internal/register/people?grant={grant}", grant)
                    .retrieve()
                    .body(new ParameterizedTypeReference<List<PoolMember>>() {});
            return found == null ? List.of() : found;
        } catch (RestClientException noAnswer) {
            throw new ServiceDown("register", noAnswer);
        }
    }
}
