package redress.messaging.documents;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import redress.messaging.outbox.Outbox;
import redress.messaging.samples.SampleEvents;

/** A document that causes events, as those of a service do. */
class Sample {

    @Id
    String id = SampleEvents.id();

    @Version
    @Nullable
    Long version;

    Outbox outbox = new Outbox();
    int changes;

    static Sample withEvents(int events) {
        Sample sample = new Sample();
        sample.cause(events);
        return sample;
    }

    void cause(int events) {
        for (int event = 0; event < events; event++) {
            outbox.add(SampleEvents.caseOpened(id), SampleEvents.AT);
        }
    }
}
