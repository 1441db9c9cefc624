package redress.portal.clients;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
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

/**
 * The door to the other services. Answers of 4xx become {@link Refused}, no answer and 5xx become {@link ServiceDown}. Files are handed
 * over in another way than questions are asked: what becomes of one may take long, and is said in the service's own words.
 */
@Component
public class Services {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final JsonMapper JSON = new JsonMapper();

    /** A service says these itself, with a code, where it cannot take a file just now. */
    private static final Set<Integer> NOT_NOW = Set.of(429, 503, 507);

    private final Map<String, RestClient> clients = new ConcurrentHashMap<>();
    private final ServiceAddresses addresses;
    private final JdkClientHttpRequestFactory questions;
    private final JdkClientHttpRequestFactory files;

    Services(ServiceAddresses addresses, PortalProperties properties) {
        this.addresses = addresses;
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.questions = new JdkClientHttpRequestFactory(http);
        this.questions.setReadTimeout(properties.serviceTimeout());
        this.files = new JdkClientHttpRequestFactory(http);
        this.files.setReadTimeout(properties.uploadTimeout());
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
        RestClient client = clients.computeIfAbsent(service, this::forQuestions);
        return answer(
                service,
                token == null
                        ? client
                        : client.mutate()
                                .defaultHeaders(h -> h.setBearerAuth(token))
                                .build(),
                question);
    }

    /**
     * Hands a file over, which may take as long as the service needs for it. Where the service says in its own words why it does not take
     * it now, that is a {@link Refused} too.
     */
    <T extends @Nullable Object> T handOver(String service, Function<RestClient, T> file) {
        return answer(service, clients.computeIfAbsent(service + " files", key -> forFiles(service)), file);
    }

    private static <T extends @Nullable Object> T answer(
            String service, RestClient client, Function<RestClient, T> question) {
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

    private RestClient forQuestions(String service) {
        return withErrors(client(service, questions), service);
    }

    private RestClient forFiles(String service) {
        return withErrors(
                client(service, files)
                        .defaultStatusHandler(status -> NOT_NOW.contains(status.value()), (request, response) -> {
                            Refused refused = refused(response);
                            throw refused.code().isEmpty() ? new ServiceDown(service, refused.status()) : refused;
                        }),
                service);
    }

    private RestClient.Builder client(String service, ClientHttpRequestFactory http) {
        return RestClient.builder()
                .requestFactory(http)
                .baseUrl(addresses.of(service))
                // an interceptor would have each body copied into memory before it is sent, files too
                .requestInitializer(request -> {
                    passOnAddress(request);
                    request.getHeaders().set(InnerCalls.HEADER, InnerCalls.mark());
                });
    }

    /** Behind the handlers that the client has, of which the first that fits is asked. */
    private static RestClient withErrors(RestClient.Builder client, String service) {
        return client.defaultStatusHandler(
                        status -> status.is5xxServerError() || status.value() == 429, (request, response) -> {
                            Refused refused = refused(response);
                            throw new ServiceDown(service, refused.status(), refused.code());
                        })
                .defaultStatusHandler(status -> status.is4xxClientError(), (request, response) -> {
                    throw refused(response);
                })
                .build();
    }

    /** Services that count what a client does must not take the portal for the client. */
    private static void passOnAddress(HttpRequest request) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here) {
            request.getHeaders().set("X-Forwarded-For", here.getRequest().getRemoteAddr());
        }
    }

    private static Refused refused(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        try (InputStream body = response.getBody()) {
            JsonNode problem = JSON.readTree(body.readNBytes(65_536));
            List<Problem> errors = new ArrayList<>();
            for (JsonNode each : problem.path("errors")) {
                errors.add(new Problem(
                        each.path("field").asString(""), each.path("message").asString("Check this answer")));
            }
            return new Refused(
                    status,
                    problem.path("code").asString(""),
                    problem.path("detail").asString(""),
                    errors);
        } catch (JacksonException notAProblem) {
            return new Refused(status, "", "", List.of());
        }
    }
}
