package redress.register.compacts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redress.events.codes.Stage;
import redress.register.compacts.CompactEntry.StageLimit;

/** What holds for every Compact that has agreed nothing else. */
record NationalDefaults(String calendarId, List<StageLimit> limits) {

    /** The national limits, with a Compact's own in their places and behind them. */
    List<StageLimit> overriddenBy(List<StageLimit> own) {
        Map<Place, StageLimit> merged = new LinkedHashMap<>();
        limits.forEach(limit -> merged.put(Place.of(limit), limit));
        own.forEach(limit -> merged.put(Place.of(limit), limit));
        return new ArrayList<>(merged.values());
    }

    private record Place(Stage stage, boolean urgent) {
        static Place of(StageLimit limit) {
            return new Place(limit.stage(), limit.urgent());
        }
    }
}
