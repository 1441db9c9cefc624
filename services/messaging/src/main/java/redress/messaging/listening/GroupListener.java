package redress.messaging.listening;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import redress.messaging.deadletters.DeadLetterSender;
import redress.messaging.deadletters.DeadLetters;
import redress.messaging.kafka.Causes;
import redress.messaging.reading.CannotProcess;
import redress.messaging.reading.Envelope;
import redress.messaging.reading.EventReader;

/**
 * Takes the records of a poll to the handler of a subscription. What can never succeed goes to the dead letters; where something else
 * fails, only its partition waits, and nothing behind it in that partition is touched before it has succeeded.
 */
final class GroupListener implements BatchMessageListener<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(GroupListener.class);

    /** The reason code of what an administrator has put aside. */
    static final String PUT_ASIDE = "PUT_ASIDE";

    private final String group;
    private final Consumer<List<Envelope>> handler;
    private final boolean oneByOne;
    private final EventReader reader;
    private final DeadLetterSender deadLetters;
    private final FailingPartitions failures;
    private final AtWork atWork;
    private final Counter consumed;
    private final Counter unknown;

    private record Taken(ConsumerRecord<byte[], byte[]> sent, Envelope envelope) {

        TopicPartition partition() {
            return partitionOf(sent);
        }
    }

    /** What has become of a poll so far: where each partition got to, and where it has to start again. */
    private record Progress(long since, Map<TopicPartition, Long> done, Map<TopicPartition, Long> again) {

        boolean waits(ConsumerRecord<byte[], byte[]> sent) {
            Long from = again.get(partitionOf(sent));
            return from != null && from <= sent.offset();
        }

        void wait(ConsumerRecord<byte[], byte[]> sent) {
            again.merge(partitionOf(sent), sent.offset(), Math::min);
        }

        void passed(ConsumerRecord<byte[], byte[]> sent) {
            done.merge(partitionOf(sent), sent.offset() + 1, Math::max);
        }
    }

    GroupListener(
            Subscription subscription,
            EventReader reader,
            DeadLetterSender deadLetters,
            FailingPartitions failures,
            AtWork atWork,
            MeterRegistry meters) {
        Consumer<Envelope> each = subscription.each();
        this.group = subscription.group();
        this.oneByOne = each != null;
        this.handler = each != null ? some -> some.forEach(each) : Objects.requireNonNull(subscription.perPoll());
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.failures = failures;
        this.atWork = atWork;
        this.consumed = meters.counter("events_consumed", "group", group);
        this.unknown = meters.counter("events_unknown", "group", group);
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> poll) {
        Progress progress = new Progress(System.nanoTime(), new LinkedHashMap<>(), new LinkedHashMap<>());
        try {
            if (oneByOne) {
                poll.forEach(sent -> alone(sent, progress));
            } else {
                together(poll, progress);
            }
        } finally {
            atWork.done();
        }
        failures.passed(group, progress.done);
        if (!progress.again.isEmpty()) {
            progress.again.forEach(
                    (partition, from) -> progress.done.computeIfPresent(partition, (p, to) -> Math.min(from, to)));
            throw new NotNow(progress.again, progress.done);
        }
    }

    private void alone(ConsumerRecord<byte[], byte[]> sent, Progress progress) {
        if (enough(progress)) {
            progress.wait(sent);
        } else if (!progress.waits(sent)) {
            attempt(sent, progress, () -> read(sent).ifPresent(envelope -> handle(List.of(envelope))));
        }
    }

    private boolean enough(Progress progress) {
        return atWork.isEnough(progress.since);
    }

    private void together(List<ConsumerRecord<byte[], byte[]>> poll, Progress progress) {
        List<Taken> good = new ArrayList<>(poll.size());
        Map<ConsumerRecord<byte[], byte[]>, String> bad = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> sent : poll) {
            if (progress.waits(sent)) {
                continue;
            }
            try {
                if (failures.asideBy(group, sent) != null) {
                    bad.put(sent, PUT_ASIDE);
                } else {
                    read(sent).ifPresent(envelope -> good.add(new Taken(sent, envelope)));
                }
            } catch (RuntimeException | Error e) {
                Hopeless.reason(e).ifPresentOrElse(never -> bad.put(sent, never), () -> fail(sent, progress, e));
            }
        }
        if (!good.isEmpty()) {
            handle(good, progress);
        }
        // only now: what lies behind a failure is read again, and would be a dead letter twice
        bad.forEach((sent, never) -> {
            if (!progress.waits(sent)) {
                attempt(sent, progress, () -> putAside(sent, never));
            }
        });
        poll.stream().filter(sent -> !progress.waits(sent)).forEach(progress::passed);
    }

    /** All at once if possible; otherwise by partition, so that one that waits for another does not hold it up. */
    private void handle(List<Taken> some, Progress progress) {
        try {
            handle(some.stream().map(Taken::envelope).toList());
        } catch (CannotProcess e) {
            singly(some, progress);
        } catch (Exception | Error e) {
            Map<TopicPartition, List<Taken>> byPartition = new LinkedHashMap<>();
            some.forEach(taken -> byPartition
                    .computeIfAbsent(taken.partition(), p -> new ArrayList<>())
                    .add(taken));
            if (enough(progress)) {
                byPartition.values().forEach(part -> fail(part.get(0).sent(), progress, e));
            } else if (byPartition.size() > 1) {
                byPartition.values().forEach(part -> handle(part, progress));
            } else {
                // those before the one that fails get on, and the one is known
                singly(some, progress);
            }
        }
    }

    private void singly(List<Taken> some, Progress progress) {
        for (Taken taken : some) {
            if (enough(progress)) {
                progress.wait(taken.sent());
            } else if (!progress.waits(taken.sent())) {
                attempt(taken.sent(), progress, () -> handle(List.of(taken.envelope())));
            }
        }
    }

    private void attempt(ConsumerRecord<byte[], byte[]> sent, Progress progress, Runnable work) {
        try {
            if (failures.asideBy(group, sent) != null) {
                putAside(sent, PUT_ASIDE);
            } else {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    putAside(sent, Hopeless.reason(e).orElseThrow(() -> e));
                }
            }
            progress.passed(sent);
        } catch (Exception | Error e) {
            fail(sent, progress, e);
        }
    }

    private void putAside(ConsumerRecord<byte[], byte[]> sent, String reason) {
        String by = failures.asideBy(group, sent);
        if (by == null) {
            deadLetters.send(sent, reason, group);
        } else {
            deadLetters.send(sent, reason, group, by);
            failures.isAside(group, sent);
        }
    }

    private void fail(ConsumerRecord<byte[], byte[]> sent, Progress progress, Throwable cause) {
        if (cause instanceof VirtualMachineError fatal && !(cause instanceof StackOverflowError)) {
            throw fatal;
        }
        TopicPartition partition = partitionOf(sent);
        failures.passed(group, progress.done);
        progress.wait(sent);
        failures.remember(group, partition, sent.offset(), cause);
        LOG.warn("{} cannot take in {}@{} now: {}", group, partition, sent.offset(), Causes.inWords(cause));
    }

    private void handle(List<Envelope> envelopes) {
        atWork.on(group, envelopes.get(0));
        handler.accept(envelopes);
        consumed.increment(envelopes.size());
    }

    private Optional<Envelope> read(ConsumerRecord<byte[], byte[]> sent) {
        if (DeadLetters.forAnother(sent, group)) {
            return Optional.empty();
        }
        Optional<Envelope> read = reader.read(sent);
        if (read.isEmpty()) {
            unknown.increment();
        }
        return read;
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> sent) {
        return new TopicPartition(sent.topic(), sent.partition());
    }
}
