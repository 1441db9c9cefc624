package redress.portal;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A browser without JavaScript: keeps cookies, follows redirects, fills in and sends the forms of a page. */
final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;
    private String language = "en-GB";

    /** What came back, after redirects. */
    record Page(int status, String path, String html, HttpResponse<String> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The text of the page without marks. */
        String text() {
            return HtmlUtils.htmlUnescape(
                            html.replaceAll("(?s)<(script|style).*?</\\1>", "").replaceAll("<[^>]*>", " "))
                    .replaceAll("\\s+", " ");
        }
    }

    Browser(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** From here on, it asks for pages in this language. */
    void speak(String tag) {
        language = tag;
    }

    Page open(String path) {
        return send(asPage(path));
    }

    /** Fills in the form of a page that is sent to the address, and sends it. */
    Page submit(Page page, String action, Map<String, ?> typed) {
        List<String> pairs = new ArrayList<>();
        hidden(page, action).forEach((name, value) -> pairs.add(pair(name, value)));
        typed.forEach((name, value) -> {
            if (value instanceof List<?> all) {
                all.forEach(each -> pairs.add(pair(name, each.toString())));
            } else {
                pairs.add(pair(name, value.toString()));
            }
        });
        return post(action, String.join("&", pairs));
    }

    Page post(String path, String form) {
        return send(asPage(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Page postJson(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    Page upload(Page page, String action, String fileName, String content) {
        return upload(page, action, fileName, content, Map.of());
    }

    /** @param pressed name and value of the button; empty for one that has no name */
    Page upload(Page page, String action, String fileName, String content, Map<String, String> pressed) {
        String mark = "----mark";
        StringBuilder body = new StringBuilder();
        Map<String, String> fields = new LinkedHashMap<>(hidden(page, action));
        fields.putAll(pressed);
        fields.forEach((name, value) -> body.append(
                "--" + mark + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
        body.append("--" + mark + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + mark + "--\r\n");
        return send(asPage(action)
                .header("Content-Type", "multipart/form-data; boundary=" + mark)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<byte[]> download(String path) {
        return bytes(asPage(path));
    }

    /** Sends a form of the page that needs no answers. */
    HttpResponse<byte[]> download(Page page, String action) {
        String form = hidden(page, action).entrySet().stream()
                .map(each -> pair(each.getKey(), each.getValue()))
                .collect(Collectors.joining("&"));
        return bytes(asPage(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    String cookie(String name) {
        return cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Keeps a cookie as if the server had sent it. */
    void keep(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain("127.0.0.1");
        cookie.setVersion(0);
        restore(cookie);
    }

    /** Puts a cookie back that the server has deleted. */
    void restore(HttpCookie cookie) {
        cookies.getCookieStore().add(URI.create(base), cookie);
    }

    private HttpRequest.Builder asPage(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Accept-Language", language);
    }

    private Page send(HttpRequest.Builder request) {
        HttpResponse<String> response = response(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        String query = response.uri().getQuery();
        return new Page(
                response.statusCode(),
                response.uri().getPath() + (query == null ? "" : "?" + query),
                response.body(),
                response);
    }

    private HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        return response(request, BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> response(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> hidden(Page page, String action) {
        Matcher form = Pattern.compile(
                        "<form[^>]*action=\"" + Pattern.quote(action) + "\" method=\"post\"[^>]*>(.*?)</form>",
                        Pattern.DOTALL)
                .matcher(page.html());
        if (!form.find()) {
            throw new IllegalStateException("No form for " + action + " on " + page.path() + ":\n" + page.text());
        }
        return HIDDEN.matcher(form.group(1))
                .results()
                .collect(Collectors.toMap(
                        r -> r.group(1), r -> HtmlUtils.htmlUnescape(r.group(2)), (first, second) -> first));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
