package redress.platform.security;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys by which services know each other; {@code redress-platform.yml} says what each means.
 *
 * @param own the private key of each service that this process runs
 * @param known the public keys of each service that may ask this one
 */
@ConfigurationProperties("redress.platform.service-keys")
record ServiceKeysProperties(
        @DefaultValue Map<String, String> own, @DefaultValue Map<String, List<String>> known) {}
