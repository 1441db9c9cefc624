package redress.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** The proxy of the composed system knows where each operation of the services is answered, and what is nobody's business outside. */
class ProxyRoutesTest {

    private static final Path CONFIGURATION = Path.of("../../infra/proxy/nginx.conf");
    private static final Map<Pattern, String> ROUTES = map("$uri $service");
    private static final Map<Pattern, String> FAULTS_OF_TEXT = map("$request_uri $fault_of_text");
    private static final Map<Pattern, String> FAULTS_OF_PATH = map("$uri $fault_of_path");

    @Test
    void leadsEachOperationToTheServiceThatOffersIt() throws Exception {
        Map<String, String> owners = operations();
        assertThat(owners).hasSizeGreaterThan(30);
        Map<String, String> routed = new TreeMap<>();
        owners.keySet().forEach(path -> routed.put(path, answer(ROUTES, path)));
        assertThat(routed).isEqualTo(owners);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/dead-letters, register",
        "/api/reportsx, portal",
        "/api/operations/triage/stuck, triage",
        "/api/operations/nobody, portal",
        "/, portal",
        "/cases/1, portal",
        "/.well-known/jwks.json, portal",
        "/api/sign-in, portal"
    })
    void leadsWhatIsLeftToThePortal(String path, String service) {
        assertThat(answer(ROUTES, path)).isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/%61ctuator/health",
                "/%2561ctuator/health",
                "/internal/register/people",
                "/INTERNAL/x",
                "/error",
                "//actuator",
                "/cases/..%2factuator",
                "/api/%2e%2E/actuator",
                "/api/../internal/x",
                "/cases/.",
                "/cases;a=b/1",
                "/cases%3Ba=b/1",
                "/cases\\..\\internal"
            })
    void closesWhatIsForNobodyOutsideHoweverItIsWritten(String path) {
        assertThat(fault(path)).isIn("400", "404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/reports?a=..%2f;b//",
                "/internals",
                "/.well-known/jwks.json",
                "/cases/a.b",
                "/api/register/bodies?q=%25"
            })
    void leavesOpenWhatIsHarmless(String path) {
        assertThat(fault(path)).isEmpty();
    }

    /** Paths of the APIs, and the service whose controller takes each. */
    private static Map<String, String> operations() throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        Map<String, String> owners = new TreeMap<>();
        for (String service : List.of("register", "intake", "triage", "notification", "evidence", "portal")) {
            for (var found : scanner.findCandidateComponents("redress." + service)) {
                Class<?> type = ClassUtils.forName(String.valueOf(found.getBeanClassName()), null);
                paths(type).filter(path -> path.startsWith("/api/")).forEach(path -> owners.put(path, service));
            }
        }
        return owners;
    }

    private static Stream<String> paths(Class<?> type) {
        RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        List<String> prefixes = above == null || above.path().length == 0 ? List.of("") : List.of(above.path());
        return Stream.of(type.getDeclaredMethods())
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                .flatMap(mapping -> mapping == null
                        ? Stream.empty()
                        : mapping.path().length == 0 ? Stream.of("") : Stream.of(mapping.path()))
                .flatMap(path -> prefixes.stream().map(prefix -> prefix + path))
                .map(path -> path.replaceAll("\\{[^}]*}+", "x"));
    }

    /** As the proxy looks: first at the text, then at the path that it means. */
    private static String fault(String text) {
        String found = answer(FAULTS_OF_TEXT, text);
        String path = text.replaceFirst("\\?.*", "");
        return found.equals("$fault_of_path")
                ? answer(FAULTS_OF_PATH, URLDecoder.decode(path, StandardCharsets.UTF_8))
                : found;
    }

    private static String answer(Map<Pattern, String> map, String text) {
        return map.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(text).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .map(value -> value.equals("$operated") ? text.split("/")[3] : value)
                .orElse("");
    }

    /** A map of the configuration, in its order; what is left goes to the default. */
    private static Map<Pattern, String> map(String heading) {
        String text;
        try {
            text = Files.readString(CONFIGURATION);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        int from = text.indexOf("map " + heading + " {");
        assertThat(from).as(heading).isPositive();
        Map<Pattern, String> map = new LinkedHashMap<>();
        Matcher line = Pattern.compile("\\s*(\"~(\\*?)(.*)\"|default) (\\S*);").matcher("");
        for (String each : text.substring(from, text.indexOf("\n    }", from)).split("\n")) {
            if (line.reset(each).matches()) {
                boolean last = line.group(1).equals("default");
                int flags = "*".equals(line.group(2)) ? Pattern.CASE_INSENSITIVE : 0;
                map.put(
                        last
                                ? Pattern.compile("")
                                : Pattern.compile(line.group(3).replace("\\\\", "\\"), flags),
                        line.group(4).replace("\"", ""));
            }
        }
        assertThat(map).as(heading).hasSizeGreaterThan(1);
        return map;
    }
}
