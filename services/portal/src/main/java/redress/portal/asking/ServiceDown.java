package redress.portal.asking;

/** A service gave no answer, or could not do its work just now; the same request may succeed later. */
public final class ServiceDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param service the name of the service, for the log */
    public ServiceDown(String service, Throwable cause) {
        super(service + " does not answer", cause);
    }

    /** It was not asked, because it has just failed to answer. */
    ServiceDown(String service) {
        super(service + " has just not answered");
    }

    public ServiceDown(String service, int status) {
        super(service + " answered " + status);
    }
}
