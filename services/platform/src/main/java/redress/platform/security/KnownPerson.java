package redress.platform.security;

import java.util.List;

/**
 * What is known of somebody who may sign in.
 *
 * @param grants what they may act as now, each {@code kind/id/role}
 * @param signOuts how often all their sign-ins were ended at once; a sign-in that began at a lower number is over
 */
public record KnownPerson(String personId, List<String> grants, int signOuts) {

    public KnownPerson {
        grants = List.copyOf(grants);
    }
}
