package redress.journeys;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Somebody who looks at everything that can be looked at, by the API and on the pages. */
record Onlooker(String who, Map<String, String> headers, Api api, PageClient pages) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern LINK = Pattern.compile("/sign-in/confirm\\?token=[A-Za-z0-9_-]+");

    static Onlooker nobody(Api api, String base) {
        return new Onlooker("nobody", Map.of(), api, new PageClient(base));
    }

    static Onlooker signedIn(Api api, String base, String email) {
        Onlooker person = new Onlooker(email, Api.bearer(api.signIn(email)), api, new PageClient(base));
        String used = person.newestLink();
        person.pages.submit("/sign-in", "/sign-in", Map.of("email", email));
        await("another link for " + email)
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> !person.newestLink().equals(used));
        person.pages.submit(person.newestLink(), "/sign-in/confirm", Map.of());
        return person;
    }

    static Onlooker reporter(Api api, String base, CanaryReport report) {
        Onlooker reporter = new Onlooker(
                "the reporter of " + report.mode(),
                Map.of("Redress-Receipt", report.receipt()),
                api,
                new PageClient(base));
        reporter.pages.submit(
                "/follow-up", "/follow-up", Map.of("reference", report.reference(), "receipt", report.receipt()));
        return reporter;
    }

    /** @return by where it was seen, what was answered */
    Map<String, String> look(Places places) {
        Map<String, String> seen = new LinkedHashMap<>();
        places.inTheApi().forEach(path -> seen.put(path, api.whole(path, headers)));
        places.pages().forEach(path -> seen.put("page " + path, pages.whole(path)));
        return seen;
    }

    private String newestLink() {
        for (JsonNode mail : api.get("/api/mailbox?to=" + who, Map.of()).get("items")) {
            Matcher link = LINK.matcher(mail.get("text").asString());
            if (link.find()) {
                return link.group();
            }
        }
        throw new AssertionError("No link to sign in came to " + who);
    }
}
