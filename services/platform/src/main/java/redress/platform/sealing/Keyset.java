package redress.platform.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one purpose by their ids, of which one is used for what is new, and all for what is there. A new key has a higher id than those
 * before. As a setting: {@code 2:KEY,1:KEY}, the one that is used first; a key alone is a keyset of one. Shows no key, also in logs.
 *
 * @param primary the id of the key that is used for what is new
 */
public record Keyset(Map<Integer, byte[]> keys, int primary) {

    private static final int BYTES = 32;
    private static final int FIRST = 1;
    private static final Pattern LIST = Pattern.compile("[1-9]\\d{0,8}:[^,:]+(,[1-9]\\d{0,8}:[^,:]+)*");

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public Keyset {
        keys = Map.copyOf(keys);
        if (!keys.containsKey(primary)) {
            throw new IllegalArgumentException("No key " + primary);
        }
    }

    public static Keyset of(byte[] key) {
        return new Keyset(Map.of(FIRST, key), FIRST);
    }

    /**
     * Keys of 32 bytes in base64.
     *
     * @param property the name of the setting, for messages
     * @param id of a key that stands alone
     * @throws IllegalStateException if there is no key, or one is none
     */
    public static Keyset parse(String property, @Nullable String setting, int id) {
        return parsed(property, setting, id).map(property);
    }

    /** As {@link #parse}, of secrets that are any text, and are used as they stand there. */
    public static Keyset parseTexts(String property, @Nullable String setting) {
        Texts texts = parsed(property, setting, FIRST);
        Map<Integer, byte[]> keys = new LinkedHashMap<>();
        texts.byId().forEach((each, text) -> keys.put(each, text.getBytes(StandardCharsets.UTF_8)));
        return new Keyset(keys, texts.first());
    }

    /** With others that only open. */
    public Keyset with(String property, Map<Integer, String> more) {
        Map<Integer, byte[]> all = new LinkedHashMap<>(keys);
        more.forEach((id, text) -> {
            if (id != primary) {
                all.put(id, bytes(property + "." + id, text));
            }
        });
        return new Keyset(all, primary);
    }

    /** The same ids with other keys, each made from the one before. */
    public Keyset map(UnaryOperator<byte[]> change) {
        Map<Integer, byte[]> changed = new LinkedHashMap<>();
        keys.forEach((id, key) -> changed.put(id, change.apply(key)));
        return new Keyset(changed, primary);
    }

    /** Their ids; the one that is used for what is new comes first. */
    public List<Integer> inOrder() {
        List<Integer> ids = new ArrayList<>(List.of(primary));
        keys.keySet().stream()
                .filter(id -> id != primary)
                .sorted(Comparator.reverseOrder())
                .forEach(ids::add);
        return ids;
    }

    /** @throws IllegalArgumentException if there is none of that id */
    public byte[] key(int id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw new IllegalArgumentException("No key " + id);
        }
        return key;
    }

    /** The lowest id: of the key that was there first. */
    public int oldest() {
        return keys.keySet().stream().min(Integer::compare).orElseThrow();
    }

    /** Seals with the key that is used for what is new, and writes its id in front as Tink does; opens what any of them has sealed so. */
    public Aead prefixed() {
        KeysetHandle.Builder all = KeysetHandle.newBuilder();
        keys.forEach((id, bytes) -> {
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key(bytes, id));
            all.addEntry(id == primary ? entry.makePrimary() : entry);
        });
        try {
            return all.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Keys cannot be used", e);
        }
    }

    /** One of them alone, as in {@link #prefixed()}. Quickly made: for keys that are not used for long. */
    public Aead prefixed(int id) {
        return aead(key(key(id), id));
    }

    /** One of them alone. Nothing is written in front: it is the caller who says which one has sealed. Quickly made. */
    public Aead plain(int id) {
        return single(key(id));
    }

    /** As {@link #plain}, of a key of 32 bytes. */
    public static Aead single(byte[] key) {
        return aead(key(key, null));
    }

    /** Without a keyset around it, which would cost more than what is opened with it. */
    private static Aead aead(AesGcmKey key) {
        try {
            return AesGcmJce.create(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key cannot be used", e);
        }
    }

    /** @param id null for one that writes none in front of what it seals */
    private static AesGcmKey key(byte[] bytes, @Nullable Integer id) {
        try {
            AesGcmKey.Builder key = AesGcmKey.builder()
                    .setParameters(AesGcmParameters.builder()
                            .setKeySizeBytes(BYTES)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(id == null ? AesGcmParameters.Variant.NO_PREFIX : AesGcmParameters.Variant.TINK)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()));
            return (id == null ? key : key.setIdRequirement(id)).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key cannot be used", e);
        }
    }

    private record Texts(Map<Integer, String> byId, int first) {

        Keyset map(String property) {
            Map<Integer, byte[]> keys = new LinkedHashMap<>();
            byId.forEach((each, text) -> keys.put(each, bytes(property, text)));
            return new Keyset(keys, first);
        }
    }

    private static Texts parsed(String property, @Nullable String setting, int id) {
        if (setting == null || setting.isBlank()) {
            throw new IllegalStateException(property + " is not set. Make a key with: openssl rand -base64 32");
        }
        String text = setting.strip();
        if (!LIST.matcher(text).matches()) {
            return new Texts(Map.of(id, setting), id);
        }
        Map<Integer, String> byId = new LinkedHashMap<>();
        for (String one : text.split(",")) {
            String[] parts = one.split(":", 2);
            if (byId.put(Integer.valueOf(parts[0]), parts[1]) != null) {
                throw new IllegalStateException(property + " has two keys of the id " + parts[0]);
            }
        }
        return new Texts(byId, byId.keySet().iterator().next());
    }

    private static byte[] bytes(String property, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(property + " is not base64");
        }
        if (key.length != BYTES) {
            throw new IllegalStateException(property + " must be " + BYTES + " bytes, and is " + key.length);
        }
        return key;
    }

    @Override
    public String toString() {
        return "***";
    }
}
