package redress.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who opens pages and sends forms, without JavaScript; anything but a page is a failure. */
final class PageClient {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final String BOUNDARY = "----part";

    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    PageClient(String base) {
        this.base =
                base.replace("localhost", "127.0.0.1"); // a host without a dot gets no cookie back from Java's client
    }

    String open(String path) {
        return send(request(path).GET());
    }

    /** @return status and body, whatever they are, each byte as one letter */
    String whole(String path) {
        try {
            HttpResponse<byte[]> answer = http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            return answer.statusCode() + "\n" + new String(answer.body(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends the form of the page at an address, with what is typed beside what the page brought. */
    String submit(String page, String action, Map<String, String> typed) {
        Map<String, String> fields = hidden(open(page), action);
        fields.putAll(typed);
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    String upload(String page, String action, String fileName, String content) {
        StringBuilder body = new StringBuilder();
        hidden(open(page), action).forEach((name, value) -> body.append(part("name=\"" + name + "\"", value)));
        body.append(part("name=\"file\"; filename=\"" + fileName + "\"", content));
        body.append("--" + BOUNDARY + "--\r\n");
        return send(request(action)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private static String part(String disposition, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private static Map<String, String> hidden(String page, String action) {
        Matcher form = Pattern.compile(
                        "<form[^>]*action=\"" + Pattern.quote(action) + "\" method=\"post\"[^>]*>(.*?)</form>",
                        Pattern.DOTALL)
                .matcher(page);
        if (!form.find()) {
            throw new AssertionError("No form for " + action + " in:\n" + page);
        }
        return HIDDEN.matcher(form.group(1))
                .results()
                .collect(Collectors.toMap(
                        field -> field.group(1), field -> field.group(2), (first, second) -> first, TreeMap::new));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html, application/json");
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            // 422 is a page too: the form again, saying what to correct
            if (answer.statusCode() != 200 && answer.statusCode() != 422) {
                throw new AssertionError(answer + ":\n" + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
