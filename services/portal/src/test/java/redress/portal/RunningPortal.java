package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import redress.embedded.mail.EmbeddedMail.Mail;
import redress.portal.Browser.Page;
import redress.testkit.backends.Backends;
import redress.testkit.backends.Backends.Part;

/** The portal as it runs, with the other services replaced by stubs; one is shared by the tests of a run. */
final class RunningPortal {

    private static final Backends BACKENDS = Backends.shared();

    private final StubServices stub = new StubServices();
    private final ConfigurableApplicationContext context;

    private static final class Shared {
        private static final RunningPortal INSTANCE = new RunningPortal();
    }

    static RunningPortal shared() {
        return Shared.INSTANCE;
    }

    private RunningPortal() {
        this(Map.of());
    }

    /** A portal of its own, that a test may harm. */
    RunningPortal(Map<String, Object> more) {
        Map<String, Object> settings = BACKENDS.settings("portal", EnumSet.of(Part.DOCUMENTS, Part.MAIL));
        settings.put("spring.config.name", "redress-portal");
        settings.put("management.endpoint.health.validate-group-membership", false);
        settings.put("redress.portal.link-gap", "0s");
        settings.put("redress.portal.links-per-caller-and-hour", 1000);
        settings.put("redress.portal.draft-links-per-caller-and-hour", 1000);
        settings.put("redress.portal.token-key-file", BACKENDS.folder("portal").resolve("token-key"));
        Stream.of("register", "intake", "triage", "notification", "evidence")
                .forEach(service -> settings.put("redress.services." + service + ".url", stub.url()));
        settings.putAll(more);
        context = new SpringApplicationBuilder(PortalApplication.class)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        Runtime.getRuntime().addShutdownHook(new Thread(stub::close, "close-stub-services"));
    }

    /** The stubs of the other services, which a test resets before it uses them. */
    StubServices stub() {
        return stub;
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A browser of somebody who was never here. */
    Browser browser() {
        return new Browser(port());
    }

    /** What the security log of this run holds so far. */
    String securityLog() throws IOException {
        StringBuilder lines = new StringBuilder();
        try (Stream<Path> files = Files.list(BACKENDS.folder("security-logs").resolve("portal"))) {
            for (Path file : files.toList()) {
                lines.append(Files.readString(file));
            }
        }
        return lines.toString();
    }

    void close() {
        context.close();
        stub.close();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Asks for a link by mail, and takes it from there. */
    static String link(Browser browser, String email) {
        int before = BACKENDS.mail().to(email).size();
        browser.submit(browser.open("/sign-in"), "/sign-in", Map.of("email", email));
        Mail mail = BACKENDS.mail().await(email, before + 1).get(0);
        assertThat(mail.noticeId()).isEqualTo("sign-in");
        assertThat(mail.subject()).isEqualTo("Sign in to Redress");
        Matcher token =
                Pattern.compile("/sign-in/confirm\\?token=[A-Za-z0-9_-]{43}").matcher(mail.text());
        assertThat(token.find()).isTrue();
        return token.group();
    }

    static Page signIn(Browser browser, String email) {
        return browser.submit(browser.open(link(browser, email)), "/sign-in/confirm", Map.of());
    }
}
