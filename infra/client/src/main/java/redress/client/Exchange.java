package redress.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, in the caller's thread, over a connection that is kept: cheap, since a load may share the machine with
 * what it measures.
 */
final class Exchange {

    private static final int CONNECT_MILLIS = 5_000;

    private final String base;
    private final int limitMillis;
    private final SSLSocketFactory tls;

    /** @param retryAfter in seconds; 0 where the answer does not say when to come back */
    record Answer(int status, int retryAfter, byte[] body) {}

    Exchange(Setup setup) {
        this.base = setup.base();
        this.limitMillis = (int) setup.limit().toMillis();
        this.tls = setup.trust().getSocketFactory();
    }

    /** @param authorization takes the place of the one among the headers */
    Answer send(
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String authorization,
            byte @Nullable [] body)
            throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        if (connection instanceof HttpsURLConnection secured) {
            secured.setSSLSocketFactory(tls);
        }
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(limitMillis);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Accept", "application/json");
        if (body != null) {
            connection.setRequestProperty("Content-Type", "application/json");
        }
        headers.forEach(connection::setRequestProperty);
        if (authorization != null) {
            connection.setRequestProperty("Authorization", authorization);
        }
        if (body != null) {
            connection.setDoOutput(true);
            // Java sends again by itself what it has buffered, a command too; this it does not buffer.
            connection.setFixedLengthStreamingMode(body.length);
            connection.getOutputStream().write(body);
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(
                    status,
                    connection.getHeaderFieldInt("Retry-After", 0),
                    in == null ? new byte[0] : in.readAllBytes());
        }
    }
}
