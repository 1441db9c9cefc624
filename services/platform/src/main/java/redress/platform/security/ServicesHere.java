package redress.platform.security;

import java.util.Set;

/** The services that run in this process: one of its own, or several beside each other. */
public record ServicesHere(Set<String> names) {

    public ServicesHere {
        names = Set.copyOf(names);
    }
}
