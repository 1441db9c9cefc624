package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redress.embedded.documents.EmbeddedDocuments;

/** The document store of a folder whose system does not run: which of its documents have no format. */
final class StoredDocuments {

    /** Collections whose documents need none; the reason stands at what writes them, as {@code @Unnumbered}. */
    private static final Set<String> UNNUMBERED =
            Set.of("attachments.chunks", "attachments.files", "case_audiences", "relay_leases", "told_together");

    /** A book of figures that was counted anew has a number behind its name. */
    private static final String NUMBER = "_\\d+$";

    private StoredDocuments() {}

    /** By their collections, the ids of those without a number. */
    static Map<String, Set<Object>> withoutFormat(Path data) {
        Map<String, Set<Object>> found = new TreeMap<>();
        try (EmbeddedDocuments store = EmbeddedDocuments.start(data.resolve("documents"), 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoDatabase database = client.getDatabase("redress");
            for (String collection : database.listCollectionNames()) {
                Set<Object> ids = database
                        .getCollection(collection)
                        .find(Filters.exists("format", false))
                        .projection(Projections.include("_id"))
                        .into(new ArrayList<>())
                        .stream()
                        .map(each -> each.get("_id"))
                        .collect(Collectors.toSet());
                found.put(collection, ids);
            }
        }
        return found;
    }

    /** @param before those that an earlier version had stored */
    static void mustHaveFormats(Path data, Map<String, Set<Object>> before) {
        Map<String, Set<Object>> now = withoutFormat(data);
        assertThat(now).containsKeys("reports", "notices", "inboxes", "evidence_counts");
        assertThat(now.keySet().stream().map(each -> each.replaceAll(NUMBER, "")))
                .as("collections, with golden files beside the tests of their service or without a format")
                .isSubsetOf(
                        Stream.concat(golden().stream(), UNNUMBERED.stream()).collect(Collectors.toSet()));
        now.keySet().removeAll(UNNUMBERED);
        now.forEach((collection, ids) -> ids.removeAll(before.getOrDefault(collection, Set.of())));
        now.values().removeIf(Set::isEmpty);
        assertThat(now)
                .as("documents that today's version has stored without a format")
                .isEmpty();
    }

    /** What has a sample, as {@code reports} has in {@code stored/reports-1}. */
    private static Set<String> golden() {
        try (Stream<Path> files = Files.walk(Path.of(".."), 7)) {
            Set<String> names = files.filter(each ->
                            each.endsWith("sample.json") && each.toString().contains("src/test/resources/stored"))
                    .map(each -> each.getParent().getFileName().toString().replaceAll("-\\d+$", ""))
                    .collect(Collectors.toSet());
            assertThat(names).contains("reports");
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
