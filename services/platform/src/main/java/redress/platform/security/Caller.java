package redress.platform.security;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is calling, by the token that was checked. A controller takes it as a parameter.
 *
 * @param subject the id of the person, or {@code service/<name>}
 * @param grants what the caller may act as, each {@code kind/id/role}, such as {@code compact/thurrock/officer}; of a service its name alone
 */
public record Caller(String subject, Set<String> grants) {

    public Caller {
        grants = Set.copyOf(grants);
    }

    /** As whom the security log knows the caller: {@code person/<id>} or {@code service/<name>}. */
    public String actor() {
        return isService() ? subject : "person/" + subject;
    }

    public boolean isService() {
        return subject.startsWith(TokenDecoder.SERVICE);
    }

    public boolean holds(String kind, String id, String role) {
        return grants.contains(kind + "/" + id + "/" + role);
    }

    /** The ids for which the caller holds the role. */
    public Set<String> idsOf(String kind, String role) {
        String prefix = kind + "/";
        String suffix = "/" + role;
        return grants.stream()
                .filter(g ->
                        g.startsWith(prefix) && g.endsWith(suffix) && g.length() > prefix.length() + suffix.length())
                .map(g -> g.substring(prefix.length(), g.length() - suffix.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
