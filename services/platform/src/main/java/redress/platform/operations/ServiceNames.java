package redress.platform.operations;

import java.util.List;

/**
 * The services in this process. What does not say whose it is counts as the first one's.
 *
 * @param names such as {@code triage}; several where they run as one
 */
public record ServiceNames(List<String> names) {

    public ServiceNames {
        names = List.copyOf(names);
    }

    boolean has(String service) {
        return names.contains(service);
    }

    /** @param name of a service, or of something that begins with it, such as a consumer group */
    public String owner(String name) {
        return names.stream()
                .filter(each -> name.equals(each) || name.startsWith(each + "-"))
                .findFirst()
                .orElse(names.get(0));
    }
}
