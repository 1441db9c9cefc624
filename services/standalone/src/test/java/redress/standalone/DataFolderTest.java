package redress.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @Test
    void isHeldByOneSystemAtATime(@TempDir Path folder) {
        DataFolder.open(folder);
        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is in use by a system that is running. Stop it first");
    }

    @Test
    void saysThatItCannotBeMade(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be written to")
                .hasMessageContaining("--data DIR");
    }

    @Test
    void leavesNothingOfAnUploadThatAKillCutShort(@TempDir Path folder) throws Exception {
        DataFolder data = DataFolder.open(folder);
        Files.writeString(data.emptied("uploads").resolve("upload_1.tmp"), "a letter");
        assertThat(data.emptied("uploads")).isEmptyDirectory();
    }

    @Test
    void keepsASecretForItsOwnerOnly(@TempDir Path folder) throws Exception {
        DataFolder data = DataFolder.open(folder);
        String secret = data.secret("identity-key");
        assertThat(Base64.getDecoder().decode(secret)).hasSize(32);
        assertThat(data.secret("identity-key")).isEqualTo(secret);
        assertThat(data.secret("receipt-key")).isNotEqualTo(secret);
        assertThat(Files.getPosixFilePermissions(data.keys().resolve("identity-key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void takesSeveralKeysOfOnePurpose(@TempDir Path folder) throws Exception {
        DataFolder data = DataFolder.open(folder);
        String both = "2:" + data.secret("case-key") + ",1:" + data.secret("identity-key");
        Files.writeString(data.keys().resolve("identity-key"), both);
        assertThat(data.secret("identity-key")).isEqualTo(both);
    }

    @Test
    void saysWhichKeyIsDamaged(@TempDir Path folder) throws Exception {
        DataFolder data = DataFolder.open(folder);
        data.secret("identity-key");
        for (String damage :
                new String[] {"", "not base64!", "c2hvcnQ=", "1:c2hvcnQ=", data.secret("case-key") + ","}) {
            Files.writeString(data.keys().resolve("identity-key"), damage);
            assertThatThrownBy(() -> data.secret("identity-key"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(data.keys().resolve("identity-key") + " is damaged")
                    .hasMessageContaining("Restore it");
        }
    }

    @Test
    void saysThatTheKeyOfTokensIsDamaged(@TempDir Path folder) throws Exception {
        DataFolder data = DataFolder.open(folder);
        Path key = data.tokenKey();
        Files.createDirectories(data.keys());
        String whole = new RSAKeyGenerator(2048).generate().toJSONString();
        String half = RSAKey.parse(whole).toPublicJWK().toJSONString();
        for (String damage : List.of("", "{}", whole.substring(0, 300), half)) {
            Files.writeString(key, damage);
            assertThatThrownBy(data::tokenKey)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(key + " is damaged")
                    .hasMessageContaining("Restore it");
        }
        Files.writeString(key, whole);
        assertThat(data.tokenKey()).isEqualTo(key);
    }

    @Test
    void isForItsOwnerOnlyEvenIfItWasNotBefore(@TempDir Path folder) throws Exception {
        Path mails = Files.createDirectories(folder.resolve("mail")).resolve("mails");
        Files.writeString(mails, "a link to sign in");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder.resolve("mail"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(mails, PosixFilePermissions.fromString("rw-r--r--"));

        DataFolder.open(folder);

        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("mail")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(mails)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
