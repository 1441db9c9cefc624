package redress.portal.clients;

import java.util.List;
import redress.portal.forms.Problem;

/** A service refused a request and said why (RFC 9457). */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;
    private final String detail;
    private final transient List<Problem> errors;

    Refused(int status, String code, String detail, List<Problem> errors) {
        super(status + " " + code);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** What happened, in words that may be shown. */
    public String detail() {
        return detail;
    }

    /** By the path of the field; empty when no single field is at fault. */
    public List<Problem> errors() {
        return errors;
    }

    public boolean notFound() {
        return status == 404;
    }
}
