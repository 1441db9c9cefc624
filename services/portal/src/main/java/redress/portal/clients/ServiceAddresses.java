package redress.portal.clients;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are, by their names. */
@ConfigurationProperties("redress")
record ServiceAddresses(Map<String, Address> services) {

    /** @param url without a path */
    record Address(URI url) {}

    ServiceAddresses {
        services = services == null ? Map.of() : Map.copyOf(services);
    }

    URI of(String service) {
        Address address = services.get(service);
        if (address == null) {
            throw new IllegalStateException("redress.services." + service + ".url is not set");
        }
        return address.url();
    }
}
