package redress.messaging.relational;

import java.time.Instant;
import java.util.List;
import redress.events.Event;

/** The outbox of a relational service: rows written in the caller's transaction, brought to Kafka after its commit. */
public interface RelationalOutbox {

    /**
     * Must be called inside a transaction.
     *
     * @param firstSeq the place of the first event in the order of its aggregate, from 1; the others follow on
     */
    void append(List<? extends Event> events, long firstSeq, Instant at);
}
