package redress.portal.clients;

import java.util.Set;

/** A service gave no answer, or could not do its work just now; the same request may succeed later. */
public final class ServiceDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a service answers before it has begun with anything. */
    private static final Set<String> BEFORE_ANYTHING = Set.of("TOO_MANY_REQUESTS", "TOO_MANY_REPORTS_WAITING", "BUSY");

    private final boolean nothingDone;

    /** @param service the name of the service, for the log */
    public ServiceDown(String service, Throwable cause) {
        super(service + " does not answer", cause);
        this.nothingDone = false;
    }

    /** It was not asked, because it has just failed to answer. */
    ServiceDown(String service) {
        super(service + " has just not answered");
        this.nothingDone = false;
    }

    public ServiceDown(String service, int status) {
        this(service, status, "");
    }

    /** @param code of the problem that was answered; empty if there was none */
    ServiceDown(String service, int status, String code) {
        super(service + " answered " + status);
        this.nothingDone = BEFORE_ANYTHING.contains(code);
    }

    /** The same of something that was only asked before what a page wanted done. */
    public static ServiceDown beforeAnything(ServiceDown down) {
        return new ServiceDown(down);
    }

    private ServiceDown(ServiceDown down) {
        super(down.getMessage(), down);
        this.nothingDone = true;
    }

    /** Whether it is certain that nothing came of the request. */
    public boolean nothingDone() {
        return nothingDone;
    }
}
