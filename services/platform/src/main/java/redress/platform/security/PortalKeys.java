package redress.platform.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The portal's public keys. Fetched anew when they have become old or a token names one that is not among them, but never more often than
 * the least interval allows, whatever names strangers make up; one caller fetches while the others go on with what there is.
 */
final class PortalKeys implements JWKSource<SecurityContext> {

    private static final Duration OLD = Duration.ofMinutes(5);
    private static final Duration APART = Duration.ofSeconds(10);

    /** Until there are any keys, nobody can be let in. */
    private static final Duration APART_AT_FIRST = Duration.ofMillis(500);

    private static final int MOST_BYTES = 50_000;

    private final URL address;
    private final ResourceRetriever web;
    private final LongSupplier nanos;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Fetched fetched;
    private volatile long tried;

    private record Fetched(JWKSet keys, long at) {}

    /** A portal that does not answer must not hold up every request with a token. */
    PortalKeys(URL address) {
        this(address, new DefaultResourceRetriever(2_000, 5_000, MOST_BYTES), System::nanoTime);
    }

    PortalKeys(URL address, ResourceRetriever web, LongSupplier nanos) {
        this.address = address;
        this.web = web;
        this.nanos = nanos;
        this.tried = nanos.getAsLong() - OLD.toNanos();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        Fetched have = fetched;
        if (have == null) {
            have = first();
        } else if (nanos.getAsLong() - have.at() > OLD.toNanos()
                || selector.select(have.keys()).isEmpty()) {
            have = again(have);
        }
        return selector.select(have.keys());
    }

    /** Waits for whoever is fetching: without keys nothing can be answered. */
    private Fetched first() throws KeySourceException {
        fetching.lock();
        try {
            Fetched have = fetched;
            if (have != null) {
                return have;
            }
            if (nanos.getAsLong() - tried < APART_AT_FIRST.toNanos()) {
                throw new RemoteKeySourceException("The portal's keys could not be had a moment ago", null);
            }
            return fetch();
        } finally {
            fetching.unlock();
        }
    }

    private Fetched again(Fetched have) {
        if (nanos.getAsLong() - tried < APART.toNanos() || !fetching.tryLock()) {
            return have;
        }
        try {
            return nanos.getAsLong() - tried < APART.toNanos() ? have : fetch();
        } catch (RemoteKeySourceException e) {
            return have;
        } finally {
            fetching.unlock();
        }
    }

    private Fetched fetch() throws RemoteKeySourceException {
        try {
            JWKSet keys = JWKSet.parse(web.retrieveResource(address).getContent());
            Fetched now = new Fetched(keys, nanos.getAsLong());
            fetched = now;
            return now;
        } catch (IOException | ParseException e) {
            throw new RemoteKeySourceException("The portal's keys cannot be had", e);
        } finally {
            tried = nanos.getAsLong();
        }
    }
}
