package redress.platform.security;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** One client a service, all on one pool of connections. */
final class HttpServiceClients implements ServiceClients {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);

    private final Environment environment;
    private final ServiceToken token;
    private final JdkClientHttpRequestFactory requests;
    private final Map<String, RestClient> clients = new ConcurrentHashMap<>();

    HttpServiceClients(Environment environment, ServiceToken token) {
        this.environment = environment;
        this.token = token;
        this.requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build());
        this.requests.setReadTimeout(READ);
    }

    @Override
    public RestClient to(String service) {
        return clients.computeIfAbsent(
                service,
                name -> RestClient.builder()
                        .baseUrl(environment.getRequiredProperty("redress.services." + name + ".url"))
                        .requestFactory(requests)
                        .requestInterceptor((request, body, execution) -> {
                            request.getHeaders().setBearerAuth(token.current());
                            return execution.execute(request, body);
                        })
                        .build());
    }
}
