package redress.journeys;

import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody who looks at everything that can be looked at, by the API and on the pages. */
record Onlooker(String who, Map<String, String> headers, Api api, PageClient pages) {

    static Onlooker nobody(Api api, String base) {
        return new Onlooker("nobody", Map.of(), api, new PageClient(base));
    }

    static Onlooker signedIn(Api api, String base, String email) {
        Onlooker person = new Onlooker(email, Api.bearer(api.signIn(email)), api, new PageClient(base));
        String link = api.link(email, () -> person.pages.submit("/sign-in", "/sign-in", Map.of("email", email)));
        person.pages.submit("/sign-in/confirm?token=" + link, "/sign-in/confirm", Map.of());
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
}
