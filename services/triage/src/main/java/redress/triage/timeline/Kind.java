package redress.triage.timeline;

/**
 * What kind of thing happened.
 *
 * @param name such as {@code REPLIED}; never given another meaning
 * @param forBody whether the public body sees it, from the moment at which it was told of the case
 */
public record Kind(String name, boolean forBody) {

    /** Seen by everybody who sees the case. */
    public static Kind forAll(String name) {
        return new Kind(name, true);
    }

    /** Not seen by the body. */
    public static Kind forSteeringGroup(String name) {
        return new Kind(name, false);
    }
}
