package redress.platform.web;

import java.util.List;

/**
 * The addresses that take files; a service that has some declares them as a bean. How large a file may be is the business of its
 * multipart settings; the bodies of all other addresses are limited by {@link BodyLimit}.
 *
 * @param addresses as path patterns, such as {@code /api/attachments}
 */
public record Uploads(List<String> addresses) {

    public Uploads {
        addresses = List.copyOf(addresses);
    }
}
