package redress.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import redress.platform.sealing.Keyset;
import redress.portal.pages.Fingerprints;
import redress.portal.pages.PageSecret;
import redress.portal.pages.PortalProperties;
import redress.portal.pages.Seal;
import redress.portal.pages.Words;
import redress.portal.tokens.RealTime;

/** Sign-in mails by the settings of {@code redress-portal.yml}, over mail servers that are not as they should be. */
class SignInMailIT {

    private static final String MAIL = "DATA";
    private final SmtpStub server = new SmtpStub();

    @Test
    void sendsTheNextMailAfterAServerThatSaidNothing() {
        server.saysNothingToTheFirst();
        try (Mails mails = new Mails(server)) {
            mails.send("first@thurrock.example");
            await("the first has connected").until(() -> server.sessions() == 1);
            mails.send("second@thurrock.example");
            await("the second mail")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> server.said().contains(MAIL));
            assertThat(server.said()).anyMatch(line -> line.contains("second@thurrock.example"));
            assertThat(mails.notSent()).containsExactly("first@thurrock.example");
        }
    }

    @Test
    void encryptsWhereTheServerOffersIt() {
        server.offersEncryption();
        try (Mails mails = new Mails(server)) {
            mails.send("first@thurrock.example");
            await("a word after the greeting")
                    .until(() -> server.said().stream().anyMatch(line -> line.matches("STARTTLS|MAIL .*")));
            assertThat(server.said()).contains("STARTTLS").noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @ImportAutoConfiguration(MailSenderAutoConfiguration.class)
    static class OnlyMail {}

    /** What sends, as it is set up in the portal; without a store, every link is the same. */
    private record Mails(ConfigurableApplicationContext context, SignInMail sender, List<String> notSent)
            implements AutoCloseable {

        Mails(SmtpStub server) {
            this(new SpringApplicationBuilder(OnlyMail.class)
                    .web(WebApplicationType.NONE)
                    .run(
                            "--spring.config.name=redress-portal",
                            "--spring.mail.host=127.0.0.1",
                            "--spring.mail.port=" + server.port()));
        }

        private Mails(ConfigurableApplicationContext context) {
            this(
                    context,
                    new SignInMail(context.getBean(JavaMailSender.class), new SameToken(), properties(), new Words()),
                    new CopyOnWriteArrayList<>());
        }

        void send(String email) {
            sender.send(email, () -> notSent.add(email));
        }

        @Override
        public void close() {
            sender.destroy();
            context.close();
        }
    }

    private static PortalProperties properties() {
        return new PortalProperties(
                URI.create("http://localhost"),
                false,
                Path.of("k"),
                "",
                "x@y.example",
                Duration.ZERO,
                2,
                20,
                Duration.ZERO,
                Duration.ZERO,
                List.of());
    }

    private static final class SameToken extends SignInTokens {

        SameToken() {
            super(null, new RealTime(), new PageSecret() {
                @Override
                public Seal seal(String purpose) {
                    return new Seal(Keyset.of(new byte[32]), purpose);
                }

                @Override
                public Fingerprints fingerprints(String purpose) {
                    return new Fingerprints(Keyset.of(new byte[32]), purpose);
                }
            });
        }

        @Override
        public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
            return new DefaultOneTimeToken(
                    "token", request.getUsername(), Clock.systemUTC().instant());
        }
    }
}
