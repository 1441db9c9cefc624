package redress.platform.mongo;

import java.time.Duration;
import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/** What to do about a write that another write forestalled. */
public final class WriteConflicts {

    /**
     * Makes a change up to five times, without a pause: whoever was first is done. What it is given reads what is stored anew each time; the
     * failure of the last attempt is passed on, and any other failure at once.
     */
    public static final RetryOperations RETRY = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(4)
            .delay(Duration.ZERO)
            .includes(DuplicateKeyException.class, OptimisticLockingFailureException.class)
            .build());

    private WriteConflicts() {}
}
