package redress.register.files;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/** A stored entry of the tests. */
@Document("shelf_it_leaves")
@Format(1)
public record Leaf(@Id String id, @Version @Nullable Long version, Origin origin, String content)
        implements Shelved<String> {}
