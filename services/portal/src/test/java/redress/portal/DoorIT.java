package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The APIs of the services as they are reached through the portal. */
class DoorIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void reset() {
        PORTAL.stub().reset();
    }

    @Test
    void passesAFileOnUnread() throws Exception {
        String form = "--sample\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--sample--\r\n";
        HttpResponse<String> answer = send(request("/api/attachments")
                .header("Content-Type", "multipart/form-data; boundary=sample")
                .POST(BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(PORTAL.stub().uploads).containsExactly(form);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + PORTAL.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
