package redress.journeys;

import java.util.Map;

/** Those who look after what groups report, by what each sends with a request; a token outlives a restart. */
record Bystander(Map<String, String> officer, Map<String, String> admin, Map<String, String> analyst) {

    static final String OFFICER = "officer@thurrock.example";

    static Bystander signedIn(Api api) {
        return new Bystander(
                Api.bearer(api.signIn(OFFICER)),
                Api.bearer(api.signIn("admin@national.example")),
                Api.bearer(api.signIn("analyst@national.example")));
    }
}
