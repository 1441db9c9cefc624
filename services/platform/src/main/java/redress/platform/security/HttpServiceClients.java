package redress.platform.security;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import redress.platform.load.InnerCalls;

/** One client for each service that is asked, with a token for it alone, all on one pool of connections. */
final class HttpServiceClients implements ServiceClients {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);

    private final Environment environment;
    private final String asking;
    private final ServiceKeys keys;
    private final JdkClientHttpRequestFactory requests;
    private final Map<String, RestClient> clients = new ConcurrentHashMap<>();

    /** @param asking the service on whose behalf these ask */
    HttpServiceClients(Environment environment, String asking, ServiceKeys keys) {
        this.environment = environment;
        this.asking = asking;
        this.keys = keys;
        this.requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build());
        this.requests.setReadTimeout(READ);
    }

    @Override
    public RestClient to(String service) {
        return clients.computeIfAbsent(service, this::client);
    }

    private RestClient client(String service) {
        ServiceToken token = new ServiceToken(asking, service, keys.encoder(asking), Clock.systemUTC());
        return RestClient.builder()
                .baseUrl(environment.getRequiredProperty("redress.services." + service + ".url"))
                .requestFactory(requests)
                .requestInterceptor((request, body, execution) -> {
                    request.getHeaders().setBearerAuth(token.current());
                    request.getHeaders().set(InnerCalls.HEADER, InnerCalls.mark());
                    return execution.execute(request, body);
                })
                .build();
    }
}
