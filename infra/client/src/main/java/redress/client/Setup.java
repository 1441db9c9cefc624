package redress.client;

import java.io.PrintStream;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How a client behaves. Unless told otherwise it tries once, believes the certificates that Java knows, and waits twenty seconds. */
public final class Setup {

    private final String base;
    private Duration limit = Duration.ofSeconds(20);
    private Duration patience = Duration.ZERO;
    private Duration silence = Duration.ZERO;
    private SSLContext trust = Trust.usual();
    private String awayAdvice = "";
    private String untrustedAdvice = "";
    private @Nullable PrintStream out;

    Setup(String base) {
        this.base = base.replaceAll("/+$", "");
    }

    /** @param limit how long the system may be silent before it counts as gone */
    public Setup answeringWithin(Duration limit) {
        this.limit = limit;
        return this;
    }

    /**
     * @param patience for how long what may be repeated is repeated while the system is away
     * @param silence after how long of it {@code out} is told, once
     */
    public Setup waiting(Duration patience, Duration silence, PrintStream out) {
        this.patience = patience;
        this.silence = silence;
        this.out = out;
        return this;
    }

    /** @param trust see {@link Trust} */
    public Setup trusting(SSLContext trust) {
        this.trust = trust;
        return this;
    }

    /** @param away what a person can do if nothing answers; {@code untrusted} if the certificate is not known */
    public Setup advising(String away, String untrusted) {
        this.awayAdvice = away;
        this.untrustedAdvice = untrusted;
        return this;
    }

    public Client open() {
        return new Client(this);
    }

    String base() {
        return base;
    }

    Duration limit() {
        return limit;
    }

    Duration patience() {
        return patience;
    }

    Duration silence() {
        return silence;
    }

    SSLContext trust() {
        return trust;
    }

    String awayAdvice() {
        return awayAdvice;
    }

    String untrustedAdvice() {
        return untrustedAdvice;
    }

    void tell(String what) {
        if (out != null) {
            out.println(what);
            out.flush();
        }
    }
}
