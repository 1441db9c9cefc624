package redress.register.compacts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.events.register.BoundBody;
import redress.events.register.CompactChanged;
import redress.events.register.StageLimit;
import redress.messaging.outbox.Outbox;
import redress.platform.formats.Format;
import redress.register.files.Origin;
import redress.register.files.Shelved;

/** A local Compact. Each change of what the register says of it raises its revision by one and is published. */
@Document("compacts")
@Format(1)
final class Compact implements Shelved<CompactEntry> {

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private long revision;
    private Origin origin;
    private CompactEntry content;
    private final Outbox outbox;

    @PersistenceCreator
    Compact(String id, @Nullable Long version, long revision, Origin origin, CompactEntry content, Outbox outbox) {
        this.id = id;
        this.version = version;
        this.revision = revision;
        this.origin = origin;
        this.content = content;
        this.outbox = outbox;
    }

    static Compact enter(CompactEntry content, Origin origin, Instant at) {
        return new Compact(content.id(), null, 0, origin, content, new Outbox()).revise(content, origin, at);
    }

    Compact revise(CompactEntry says, Origin from, Instant at) {
        content = says;
        origin = from;
        revision++;
        outbox.add(
                new CompactChanged(
                        id,
                        revision,
                        says.region(),
                        says.level().name(),
                        says.status().name(),
                        says.bodies().stream()
                                .map(each -> new BoundBody(each.bodyId(), each.type()))
                                .toList(),
                        says.calendarId(),
                        says.limits().stream()
                                .map(each -> new StageLimit(
                                        each.stage(), each.urgent(), each.workingDays(), each.remindDaysBefore()))
                                .toList()),
                at);
        return this;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public CompactEntry content() {
        return content;
    }

    long revision() {
        return revision;
    }

    Outbox outbox() {
        return outbox;
    }
}
