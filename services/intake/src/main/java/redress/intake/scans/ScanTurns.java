package redress.intake.scans;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import redress.intake.storedfiles.StoredFile;
import redress.intake.throttle.Throttle;

/**
 * In which order the virus scanner is asked about files that wait: first those of the networks whose files have taken least of its time
 * today. So whoever brings many files that take long waits for them alone. Knows networks by their names of the day, in memory only; the
 * files of all whom it has forgotten count as those of one.
 */
@Component
class ScanTurns {

    private static final int FILES = 20_000;
    private static final int NETWORKS = 50_000;
    private static final String UNKNOWN = "";

    private final Throttle throttle;
    private final Map<String, String> networks = new Newest<>(FILES);
    private final Map<String, Duration> taken = new Newest<>(NETWORKS);

    ScanTurns(Throttle throttle) {
        this.throttle = throttle;
    }

    /** To be called while the request is handled that brings the file. */
    synchronized void brought(String file) {
        networks.put(file, throttle.caller());
    }

    /** @param waiting those that wait longest first */
    synchronized List<StoredFile> inTurn(List<StoredFile> waiting) {
        return waiting.stream()
                .sorted(Comparator.comparing((StoredFile file) -> !ScanQueue.isNext(file))
                        .thenComparing(file -> taken.getOrDefault(network(file), Duration.ZERO)))
                .toList();
    }

    synchronized void took(StoredFile file, Duration time) {
        taken.merge(network(file), time, Duration::plus);
    }

    private String network(StoredFile file) {
        return networks.getOrDefault(file.id(), UNKNOWN);
    }

    /** Forgets what came first when there is too much. */
    private static final class Newest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;
        private final int most;

        Newest(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
        }
    }
}
