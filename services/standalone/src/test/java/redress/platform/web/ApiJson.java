package redress.platform.web;

import tools.jackson.databind.json.JsonMapper;

/** Reads JSON as the APIs do. */
public final class ApiJson {

    private ApiJson() {}

    public static JsonMapper strict() {
        JsonMapper.Builder json = JsonMapper.builder();
        new StrictJson().customize(json);
        return json.build();
    }
}
