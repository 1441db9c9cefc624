package redress.portal.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.RSAPrivateKey;
import java.text.ParseException;
import java.util.Objects;
import org.springframework.stereotype.Component;
import redress.portal.pages.PortalProperties;

/**
 * The key pair that signs tokens, read from its file (a JWK, or PEM with both halves). Where there is no file, a key pair is made and
 * kept there, readable for its owner only; several portals must share one file.
 */
@Component
class SigningKey {

    private final RSAKey key;

    SigningKey(PortalProperties properties) {
        Path file = properties.tokenKeyFile();
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            this.key = read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The signing key cannot be read or made: " + file, unreadable);
        } catch (JOSEException | ParseException invalid) {
            throw new IllegalStateException("The signing key file holds no RSA key pair: " + file, invalid);
        }
    }

    RSAKey key() {
        return key;
    }

    /** A secret that every portal with the same key pair has. */
    byte[] secret() {
        try {
            RSAPrivateKey half = key.toRSAPrivateKey();
            return half.getPrivateExponent().toByteArray();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey read(String text) throws JOSEException, ParseException {
        RSAKey found = text.stripLeading().startsWith("{")
                ? RSAKey.parse(text)
                : RSAKey.parseFromPEMEncodedObjects(text).toRSAKey();
        if (!found.isPrivate()) {
            throw new JOSEException("the private half is missing");
        }
        return new RSAKey.Builder(found).keyIDFromThumbprint().build();
    }

    /** Written beside and then moved, so that a portal that starts at the same moment reads a whole key or none. */
    private static void make(Path file) throws IOException, JOSEException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a key lies in a folder");
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "token-key", ".new");
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(fresh, new RSAKeyGenerator(3072).generate().toJSONString(), StandardCharsets.UTF_8);
        try {
            Files.createLink(file, fresh);
            Files.delete(fresh);
        } catch (FileAlreadyExistsException another) {
            Files.delete(fresh);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
