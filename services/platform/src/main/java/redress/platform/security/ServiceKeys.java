package redress.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** The private keys of this process and the public ones of its siblings, read and tried once at start. */
final class ServiceKeys {

    private static final String HOW = " infra/bin/secrets makes it; docs/operations.md says how to change one.";

    private final Map<String, JwtEncoder> encoders = new HashMap<>();
    private final Map<String, JWKSet> known = new HashMap<>();

    ServiceKeys(ServiceKeysProperties settings) {
        settings.known().forEach((service, keys) -> known.put(service, publicKeys(service, keys)));
        if (settings.own().isEmpty()) {
            throw new IllegalStateException(
                    "A service needs a private key of its own, redress.platform.service-keys.own.<its name>." + HOW);
        }
        settings.own().forEach((service, key) -> encoders.put(service, encoder(service, key)));
    }

    /** The services that run in this process. */
    Set<String> own() {
        return Set.copyOf(encoders.keySet());
    }

    JwtEncoder encoder(String service) {
        JwtEncoder encoder = encoders.get(service);
        if (encoder == null) {
            throw new IllegalStateException("There is no key of this process in redress.platform.service-keys.own."
                    + service + ", so it cannot ask another." + HOW);
        }
        return encoder;
    }

    Map<String, JWKSet> known() {
        return known;
    }

    /** A key that does not fit the public one would be noticed only when a sibling refuses what it signs. */
    private JwtEncoder encoder(String service, String text) {
        String setting = "redress.platform.service-keys.own." + service;
        try {
            ECPrivateKey own = ServiceKeyPair.privateKey(text);
            JWSObject trial = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload(service));
            trial.sign(new ECDSASigner(own));
            for (JWK key : known.getOrDefault(service, new JWKSet()).getKeys()) {
                if (trial.verify(new ECDSAVerifier(key.toECKey()))) {
                    ECKey pair =
                            new ECKey.Builder(key.toECKey()).privateKey(own).build();
                    return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(pair)));
                }
            }
        } catch (GeneralSecurityException | ClassCastException | JOSEException e) {
            throw new IllegalStateException(
                    setting + " must be the Base64 of a private key of the curve P-256 (PKCS#8)." + HOW);
        }
        throw new IllegalStateException(setting + " belongs to none of the public keys in"
                + " redress.platform.service-keys.known." + service + "." + HOW);
    }

    private static JWKSet publicKeys(String service, List<String> texts) {
        try {
            List<JWK> keys = new java.util.ArrayList<>();
            for (String text : texts) {
                ECPublicKey key = ServiceKeyPair.publicKey(text);
                keys.add(new ECKey.Builder(Curve.P_256, key).build());
            }
            return new JWKSet(keys);
        } catch (GeneralSecurityException | ClassCastException | IllegalStateException | IllegalArgumentException e) {
            throw new IllegalStateException("redress.platform.service-keys.known." + service
                    + " must be one or more public keys of the curve P-256 (Base64 of X.509), with commas between."
                    + HOW);
        }
    }
}
