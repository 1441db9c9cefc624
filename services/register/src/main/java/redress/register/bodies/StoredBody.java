package redress.register.bodies;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.register.files.Shelved;

/** A body as it is stored. */
@Document("public_bodies")
record StoredBody(@Id String id, @Version @Nullable Long version, int edition, Body content) implements Shelved<Body> {}
