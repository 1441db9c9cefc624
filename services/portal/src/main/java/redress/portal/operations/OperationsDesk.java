package redress.portal.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriBuilder;
import redress.portal.clients.Refused;
import redress.portal.clients.ServiceDown;
import redress.portal.clients.Services;
import redress.portal.sessions.SignedIn;

/** Asks the services for what does not get on, and tells them what is to be done. */
@Component
class OperationsDesk {

    static final List<String> SERVICES = List.of("register", "intake", "triage", "notification", "evidence", "portal");

    private static final int PAGE = 50;

    private final Services services;

    private record Readiness(List<ServiceState.Fault> faults) {}

    private record Page(
            List<ServiceState.Thing> items,
            @Nullable String next,
            @Nullable List<String> unread) {}

    OperationsDesk(Services services) {
        this.services = services;
    }

    /** @param after where its list goes on; empty for the first page */
    ServiceState state(SignedIn me, String service, String after) {
        List<ServiceState.Fault> faults;
        try {
            faults = readiness(me, service).faults();
        } catch (ServiceDown | Refused unknown) {
            return ServiceState.unknown(service);
        }
        try {
            Page page = page(me, service, after);
            List<String> unread = page.unread() == null ? List.of() : page.unread();
            return new ServiceState(service, true, faults, true, page.items(), unread, page.next());
        } catch (ServiceDown | Refused unlisted) {
            return ServiceState.unlisted(service, faults);
        }
    }

    private Readiness readiness(SignedIn me, String service) {
        return services.ask(
                service,
                me.token(),
                client -> client.get()
                        .uri("/api/operations/{service}/readiness", service)
                        .retrieve()
                        .requiredBody(Readiness.class));
    }

    private Page page(SignedIn me, String service, String after) {
        return services.ask(
                service,
                me.token(),
                client -> client.get()
                        .uri(uri -> list(uri, after).build(service))
                        .retrieve()
                        .requiredBody(Page.class));
    }

    private static UriBuilder list(UriBuilder uri, String after) {
        UriBuilder list = uri.path("/api/operations/{service}/stuck").queryParam("limit", PAGE);
        return after.isEmpty() ? list : list.queryParam("after", after);
    }

    /** @throws Refused if there is no such thing, or it cannot be done */
    void act(SignedIn me, String service, String kind, String id, String act) {
        services.ask(
                service,
                me.token(),
                client -> client.post()
                        .uri("/api/operations/{service}/stuck/{kind}/{id}/{act}", service, kind, id, act)
                        .retrieve()
                        .toBodilessEntity());
    }
}
