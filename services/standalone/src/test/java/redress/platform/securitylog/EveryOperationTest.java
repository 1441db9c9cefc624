package redress.platform.securitylog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.objenesis.ObjenesisStd;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Which operations of the whole system leave a line, found on the classes themselves: a new one is in or it is named here. */
class EveryOperationTest {

    /** What everybody may read, what shows a draft to whoever has its key, and the helps of a trial system. */
    private static final Set<String> UNRECORDED = Set.of(
            "intake.readDraft",
            "intake.uploadRules",
            "register.findBodies",
            "register.listBreachCategories",
            "register.listCompacts",
            "register.listUndertakings",
            "register.readCalendar",
            "register.readCompact",
            "register.readOpener",
            "standalone.newest",
            "standalone.now",
            "standalone.system");

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)[^}]*}");

    private record Found(String method, String path, HandlerMethod handler) {}

    @Test
    void leavesALineForEachReadAndActOfAPersonButOfWhatIsPublic() {
        Set<String> silent = new TreeSet<>();
        for (Found each : operations()) {
            if (line(each, 200, true).isEmpty()) {
                silent.add(RequestLine.action(each.handler()));
            }
        }
        assertThat(silent).isEqualTo(new TreeSet<>(UNRECORDED));
    }

    @Test
    void leavesALineForEachActOfAStranger() {
        for (Found each : operations()) {
            if (!each.method().equals("GET")) {
                assertThat(line(each, 200, false)).as(each.path()).isPresent();
            }
        }
    }

    @Test
    void leavesALineForEachRefusalOfAPersonAndEachLimit() {
        for (Found each : operations()) {
            for (int status : new int[] {401, 403, 404, 413, 429}) {
                assertThat(line(each, status, true))
                        .as(each.path() + " " + status)
                        .isPresent();
            }
            assertThat(line(each, 429, false)).as(each.path()).isPresent();
        }
    }

    @Test
    void namesReportAndCaseByTheirIds() {
        assertThat(operations().stream()
                        .filter(each -> each.path().matches("/api/(reports|cases)/\\{(reportId|caseId|reference)}.*"))
                        .map(each -> line(each, 200, true).orElseThrow().subjectId()))
                .hasSizeGreaterThan(10)
                .noneMatch(String::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcdef", "0193b0c8-0000-7000-8000-000000000001", "AB-7K2M-Q4TX"})
    void nowhereKeepsTheKeyOfADraft(String key) {
        assertThat(operations().stream()
                        .filter(each -> each.path().contains("{draftKey}"))
                        .map(each ->
                                line(each, 200, true, Map.of("draftKey", key)).toString()))
                .hasSizeGreaterThan(2)
                .noneMatch(line -> line.contains(key));
    }

    private static List<Found> operations() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(MetadataReader type) {
                return type.getAnnotationMetadata().hasAnnotation(RestController.class.getName()); // on any condition
            }
        };
        List<Found> found = scan.findCandidateComponents("redress").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(name -> ClassUtils.resolveClassName(Objects.requireNonNull(name), null))
                .flatMap(EveryOperationTest::operations)
                .filter(each -> each.path().startsWith("/api/") || each.path().startsWith("/internal/"))
                .toList();
        assertThat(found).hasSizeGreaterThan(40);
        return found;
    }

    private static Stream<Found> operations(Class<?> type) {
        RequestMapping outer = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        String before = outer == null || outer.path().length == 0 ? "" : outer.path()[0];
        Object controller = new ObjenesisStd().newInstance(type);
        return Stream.of(type.getDeclaredMethods()).flatMap(method -> operation(before, controller, method).stream());
    }

    private static Optional<Found> operation(String before, Object controller, Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null || mapping.method().length == 0) {
            return Optional.empty();
        }
        RequestMethod verb = mapping.method()[0];
        String path = before + (mapping.path().length == 0 ? "" : mapping.path()[0]);
        return Optional.of(new Found(verb.name(), path, new HandlerMethod(controller, method)));
    }

    private static Optional<SecurityEvent> line(Found operation, int status, boolean known) {
        return line(operation, status, known, Map.of());
    }

    private static Optional<SecurityEvent> line(Found operation, int status, boolean known, Map<String, String> given) {
        MockHttpServletRequest request = new MockHttpServletRequest(operation.method(), operation.path());
        request.setServletPath(operation.path());
        request.setAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, operation.handler());
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, operation.path());
        Map<String, String> values = new HashMap<>();
        Matcher variable = VARIABLE.matcher(operation.path());
        while (variable.find()) {
            values.put(variable.group(1), value(variable.group(1)));
        }
        values.putAll(given);
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, values);
        if (known) {
            request.setAttribute(
                    RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
                    new SecurityContextImpl(person()));
        }
        return new RequestLine(request).of(status);
    }

    private static String value(String variable) {
        return switch (variable) {
            case "reference" -> "CB-7K2M-Q4TX";
            case "attachmentId" -> "0123456789abcdef0123456789abcdef";
            case "id" -> "0123456789abcdef".repeat(4);
            case "draftKey" -> "x".repeat(43);
            case "compactId", "bodyId", "calendarId", "service" -> "thurrock";
            default -> "0193b0c8-0000-7000-8000-000000000000";
        };
    }

    private static JwtAuthenticationToken person() {
        Instant now = Instant.now(Clock.systemUTC());
        Jwt jwt = new Jwt(
                "token", now, now.plusSeconds(60), Map.of("alg", "RS256"), Map.of("sub", "sample-thurrock-officer"));
        return new JwtAuthenticationToken(
                jwt, AuthorityUtils.createAuthorityList("compact/thurrock/officer"), jwt.getSubject());
    }
}
