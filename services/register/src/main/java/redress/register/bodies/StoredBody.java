package redress.register.bodies;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;
import redress.register.files.Origin;
import redress.register.files.SeedImporter;
import redress.register.files.Shelved;

/** A body as it is stored. */
@Document("public_bodies")
@Format(1)
record StoredBody(@Id String id, @Version @Nullable Long version, Origin origin, Body content)
        implements Shelved<Body> {

    static final SeedImporter.Making<Body, StoredBody> MAKING = new SeedImporter.Making<>() {
        @Override
        public StoredBody enter(Body body, Origin origin) {
            return new StoredBody(body.id(), null, origin, body);
        }

        @Override
        public StoredBody revise(StoredBody stored, Body body, Origin origin) {
            return new StoredBody(body.id(), stored.version(), origin, body);
        }
    };
}
