package redress.client;

import java.time.Duration;

/** The system was away: a command may have been carried out or not. */
public final class NoAnswer extends CallFailed {

    private static final long serialVersionUID = 1L;

    NoAnswer(String message) {
        super(message);
    }

    NoAnswer(String message, int status, String code, String detail, Duration retryAfter) {
        super(message, status, code, detail, retryAfter);
    }

    @Override
    boolean mayPass() {
        return true;
    }
}
