package redress.platform.outbox;

import redress.events.Event;
import tools.jackson.databind.json.JsonMapper;

/** How events are written: ISO dates, no nulls. */
final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    i -> i.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private EventJson() {}

    static String write(Event event) {
        return MAPPER.writeValueAsString(event);
    }
}
