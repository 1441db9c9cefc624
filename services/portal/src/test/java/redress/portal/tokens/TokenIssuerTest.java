package redress.portal.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.portal.pages.PortalProperties;

class TokenIssuerTest {

    private static final Account OFFICER =
            new Account("sample-thurrock-officer", "Sample Officer", List.of("compact/thurrock/officer"), 2);

    @TempDir
    Path folder;

    @Test
    void issuesTokensThatThePublishedKeyVerifies() throws Exception {
        TokenIssuer issuer = new TokenIssuer(new SigningKey(properties("keys/token-key")), new RealTime());
        Instant now = Instant.parse("2026-11-23T12:00:00Z");

        TokenIssuer.Issued issued = issuer.issue(OFFICER, now);

        SignedJWT jwt = SignedJWT.parse(issued.token());
        JWKSet published = JWKSet.parse(issuer.publicKeys());
        assertThat(jwt.verify(new RSASSAVerifier(
                        published.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("redress-portal");
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("sample-thurrock-officer");
        assertThat(jwt.getJWTClaimsSet().getLongClaim("sign_outs")).isEqualTo(2);
        assertThat(jwt.getJWTClaimsSet().getClaims()).doesNotContainKey("grants");
        assertThat(issued.until()).isEqualTo(now.plus(Duration.ofMinutes(5)));
        assertThat(jwt.getJWTClaimsSet().getExpirationTime().toInstant()).isEqualTo(issued.until());
    }

    @Test
    void publishesNoPrivateHalf() {
        TokenIssuer issuer = new TokenIssuer(new SigningKey(properties("token-key")), new RealTime());
        assertThat(issuer.publicKeys().toString()).contains("kty=RSA").doesNotContainPattern("[{ ](d|p|q|dp|dq|qi)=");
    }

    @Test
    void keepsItsKeyForTheNextStart() throws Exception {
        String first = new SigningKey(properties("token-key")).key().getKeyID();
        assertThat(new SigningKey(properties("token-key")).key().getKeyID()).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(folder.resolve("token-key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void refusesAFileWithoutAKeyPair() throws Exception {
        Files.writeString(folder.resolve("token-key"), "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}");
        assertThatThrownBy(() -> new SigningKey(properties("token-key"))).isInstanceOf(IllegalStateException.class);
    }

    private PortalProperties properties(String file) {
        return new PortalProperties(
                URI.create("http://localhost"),
                false,
                folder.resolve(file),
                "",
                "no-reply@redress.example",
                Duration.ofMinutes(1),
                5,
                20,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                List.of());
    }
}
