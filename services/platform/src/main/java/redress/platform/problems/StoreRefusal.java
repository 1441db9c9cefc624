package redress.platform.problems;

import com.mongodb.MongoException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Tells, from whatever layer a failure comes, that there was no room to write: the caller did nothing wrong and can come back. */
public final class StoreRefusal {

    static final String NO_ROOM =
            "Nothing can be stored at the moment, because the service's disk is full. Nothing was changed and nothing is lost:"
                    + " please try again in a few minutes.";

    /** MongoDB's and PostgreSQL's codes. */
    private static final int OUT_OF_DISK_SPACE = 14031;

    private static final String DISK_FULL = "53100";
    private static final int DEEPEST = 20;

    /** Not every service keeps documents. */
    static final boolean DOCUMENTS =
            ClassUtils.isPresent("com.mongodb.MongoException", StoreRefusal.class.getClassLoader());

    private StoreRefusal() {}

    public static boolean isIn(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (says(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean says(Throwable cause) {
        return DOCUMENTS && cause instanceof MongoException mongo && mongo.getCode() == OUT_OF_DISK_SPACE
                || cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
                || cause instanceof IOException && saysNoRoom(cause.getMessage());
    }

    /** Java passes on the operating system's own words. */
    private static boolean saysNoRoom(@Nullable String message) {
        String said = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return said.contains("no space left") || said.contains("quota exceeded") || said.contains("not enough space");
    }
}
