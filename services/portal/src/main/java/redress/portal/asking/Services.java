package redress.portal.asking;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import redress.platform.load.InnerCalls;
import redress.portal.forms.Problem;
import redress.portal.pages.PortalProperties;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The door to the other services. Answers of 4xx become {@link Refused}, no answer and 5xx become {@link ServiceDown}. */
@Component
public class Services {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final JsonMapper JSON = new JsonMapper();
    private final Map<String, RestClient> clients = new ConcurrentHashMap<>();
    private final ServiceAddresses addresses;
    private final JdkClientHttpRequestFactory http;

    Services(ServiceAddresses addresses, PortalProperties properties) {
        this.addresses = addresses;
        this.http = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        this.http.setReadTimeout(properties.serviceTimeout());
    }

    /**
     * Asks as nobody in particular.
     *
     * @param service its name, such as {@code intake}
     */
    public <T extends @Nullable Object> T ask(String service, Function<RestClient, T> question) {
        return ask(service, null, question);
    }

    /** @param token the token of the person who is signed in; null for a public question */
    public <T extends @Nullable Object> T ask(
            String service, @Nullable String token, Function<RestClient, T> question) {
        RestClient client = clients.computeIfAbsent(service, this::client);
        if (token != null) {
            client = client.mutate().defaultHeaders(h -> h.setBearerAuth(token)).build();
        }
        try {
            return question.apply(client);
        } catch (ResourceAccessException noAnswer) {
            throw new ServiceDown(service, noAnswer);
        } catch (RestClientException unreadable) {
            if (unreadable.getCause() instanceof IOException broken) {
                throw new ServiceDown(service, broken);
            }
            throw unreadable;
        }
    }

    private RestClient client(String service) {
        return RestClient.builder()
                .requestFactory(http)
                .baseUrl(addresses.of(service))
                // an interceptor would have each body copied into memory before it is sent, files too
                .requestInitializer(request -> {
                    passOnAddress(request);
                    request.getHeaders().set(InnerCalls.HEADER, InnerCalls.mark());
                })
                .defaultStatusHandler(
                        status -> status.is5xxServerError() || status.value() == 429, (request, response) -> {
                            throw new ServiceDown(
                                    service, response.getStatusCode().value());
                        })
                .defaultStatusHandler(status -> status.is4xxClientError(), Services::refuse)
                .build();
    }

    /** Services that count what a client does must not take the portal for the client. */
    private static void passOnAddress(HttpRequest request) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here) {
            request.getHeaders().set("X-Forwarded-For", here.getRequest().getRemoteAddr());
        }
    }

    private static void refuse(HttpRequest request, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        try (InputStream body = response.getBody()) {
            JsonNode problem = JSON.readTree(body.readNBytes(65_536));
            List<Problem> errors = new ArrayList<>();
            for (JsonNode each : problem.path("errors")) {
                errors.add(new Problem(
                        each.path("field").asString(""), each.path("message").asString("Check this answer")));
            }
            throw new Refused(
                    status,
                    problem.path("code").asString(""),
                    problem.path("detail").asString(""),
                    errors);
        } catch (JacksonException notAProblem) {
            throw new Refused(status, "", "", List.of());
        }
    }
}
