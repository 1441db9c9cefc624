package redress.portal.tokens;

import java.util.List;

/**
 * Who may sign in, as the register knows them.
 *
 * @param grants what the person may act as now, each {@code kind/id/role}
 * @param signOuts how often all their sign-ins had been ended when this one began
 */
public record Account(String personId, String name, List<String> grants, int signOuts) {

    public Account {
        grants = List.copyOf(grants);
    }

    public boolean holds(String role) {
        return grants.stream().anyMatch(g -> g.endsWith("/" + role));
    }

    /** Runs the system; sees no case by that. */
    public boolean isAdministrator() {
        return grants.contains("national/england/admin");
    }

    private boolean worksOnCases() {
        return grants.stream().anyMatch(g -> !g.endsWith("/analyst") && !g.endsWith("/admin"));
    }

    /** Where to begin after signing in. */
    public String firstPage() {
        return worksOnCases() ? "/cases" : isAdministrator() ? "/operations" : "/evidence";
    }

    /** Shows no name, also in logs. */
    @Override
    public String toString() {
        return "Person[" + personId + "]";
    }
}
