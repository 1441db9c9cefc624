package redress.platform.load;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Marks what a request, while it is worked on, asks of a service in the same process: that must never wait for its own end. The mark is
 * drawn anew at each start and says nothing to another process, where the question is one like any other.
 */
public final class InnerCalls {

    public static final String HEADER = "Redress-Inner";
    private static final String MARK = draw();

    private InnerCalls() {}

    public static String mark() {
        return MARK;
    }

    private static String draw() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
