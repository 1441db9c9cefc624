package redress.platform.securitylog;

/** The record of sign-ins, refusals, openings, reads and acts, apart from the application's log. */
public interface SecurityLog {

    /**
     * Writes what must not happen unrecorded, such as the opening of a name: the line is on the disk before this returns, so call it
     * before the deed.
     *
     * @throws redress.platform.problems.Refusal (503, {@code NOT_RECORDED}) when it cannot be written; then do not go on
     */
    void record(SecurityEvent event);

    /**
     * Writes what goes on in any case, such as a sign-in. Where it cannot be written, readiness turns DOWN and the log says later how many
     * lines it lacks.
     */
    void note(SecurityEvent event);
}
