package redress.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link from a document of the project into the project leads to something. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");

    @ParameterizedTest
    @MethodSource("redress.journeys.documents.Documents#all")
    void leadToSomething(Path document) {
        List<String> broken = new ArrayList<>();
        for (String link : links(document)) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty()
                    ? document
                    : document.resolveSibling(parts[0]).normalize();
            if (!target.startsWith(Documents.ROOT) || !Files.exists(target)) {
                broken.add(link + ": no such file");
            } else if (parts.length == 2 && !anchors(target).contains(parts[1])) {
                broken.add(link + ": no such heading");
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<String> links(Path document) {
        return LINK.matcher(Documents.text(document))
                .results()
                .map(each -> each.group(1))
                .filter(each -> !ELSEWHERE.matcher(each).matches())
                .toList();
    }

    /** As those who show documents make them of headings: small letters, hyphens for blanks, and nothing else but letters and figures. */
    private static List<String> anchors(Path document) {
        return HEADING.matcher(Documents.text(document))
                .results()
                .map(each -> each.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
