package redress.portal.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * One style sheet and one script out of the WebJars, whatever their versions. The GDS Transport font is taken out, which only
 * services on GOV.UK may use.
 */
@Controller
class FrontendController {

    private static final String JARS = "classpath*:/META-INF/resources/webjars/";
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();
    private final ResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final Supplier<String> style =
            SingletonSupplier.of(() -> withoutFonts(only(JARS + "govuk-frontend/*/dist/govuk/govuk-frontend.min.css")
                            + only(JARS + "ministryofjustice__frontend/*/moj/moj-frontend.min.css"))
                    + only("classpath:/redress/portal/redress.css"));
    private final Supplier<String> script =
            SingletonSupplier.of(() -> only(JARS + "govuk-frontend/*/dist/govuk/govuk-frontend.min.js"));

    @GetMapping("/portal/style.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .cacheControl(KEPT)
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .body(style.get());
    }

    @GetMapping("/portal/govuk-frontend.js")
    ResponseEntity<String> script() {
        return ResponseEntity.ok()
                .cacheControl(KEPT)
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .body(script.get());
    }

    static String withoutFonts(String css) {
        return css.replaceAll("@font-face\\{[^}]*}", "")
                .replaceAll("\"?GDS Transport\"?,", "")
                .replaceAll("/\\*#[^*]*\\*/", "");
    }

    private String only(String pattern) {
        try {
            Resource[] found = resources.getResources(pattern);
            if (found.length != 1) {
                throw new IllegalStateException("Wanted one " + pattern + ", found " + found.length);
            }
            return found[0].getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
