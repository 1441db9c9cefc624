package redress.triage.sections;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import redress.platform.sealing.Keyset;
import redress.platform.sealing.Resealing;

/**
 * The keys that seal the keys of cases; see {@code redress-triage.yml}. The service does not start without one.
 *
 * @param sealingKey a keyset; its first key seals what is written from now on
 * @param sealingKeyVersion the id of a key that stands there alone
 * @param oldSealingKeys others by id, which only open
 */
@ConfigurationProperties("redress.triage")
record CaseSealingProperties(
        @Nullable String sealingKey,
        @DefaultValue("1") int sealingKeyVersion,
        @DefaultValue Map<Integer, String> oldSealingKeys,
        @DefaultValue Resealing.Pace resealing) {

    Keyset keys() {
        return Keyset.parse(CaseKeys.SETTING, sealingKey, sealingKeyVersion)
                .with("redress.triage.old-sealing-keys", oldSealingKeys);
    }

    @Override
    public String toString() {
        return "***";
    }
}
