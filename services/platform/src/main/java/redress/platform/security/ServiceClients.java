package redress.platform.security;

import org.springframework.web.client.RestClient;

/** Clients for asking another service, with a token of our own, time limits and its configured address. */
public interface ServiceClients {

    /** @param service the name of the service, such as {@code register}; its address is {@code redress.services.<name>.url} */
    RestClient to(String service);
}
