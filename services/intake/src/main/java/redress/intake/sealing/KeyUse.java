package redress.intake.sealing;

import java.time.Instant;
import org.bson.types.Binary;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/**
 * That something stored is sealed with a key, or hashed.
 *
 * @param id the keyset and the id of the key: {@code identity/2}
 * @param check something that the key has sealed or hashed, and that says nothing else
 * @param lastAt when an instance last noted, by real time, that it uses the key for what is new
 */
@Document("intake_keys")
@Format(1)
record KeyUse(@Id String id, Binary check, Instant lastAt) {}
