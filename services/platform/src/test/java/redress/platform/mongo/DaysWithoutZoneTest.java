package redress.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.TimeZone;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

class DaysWithoutZoneTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private final TimeZone before = TimeZone.getDefault();

    record Holder(LocalDate day) {}

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(before);
    }

    @Test
    void readsTheSameDayWhereverTheMachineStands() {
        for (String zone : new String[] {"Europe/London", "Pacific/Auckland", "America/Los_Angeles"}) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Document stored = new Document(
                    "day", Date.from(DAY.atStartOfDay(ZoneOffset.UTC).toInstant()));

            assertThat(converter().read(Holder.class, stored)).as(zone).isEqualTo(new Holder(DAY));
        }
    }

    @Test
    void leavesTheWritingOfDaysToTheDriverWhichUsesUtc() {
        Document stored = new Document();

        converter().write(new Holder(DAY), stored);

        assertThat(stored.get("day")).isEqualTo(DAY);
    }

    private static MappingMongoConverter converter() {
        MongoCustomConversions conversions = new MongoConfiguration().daysWithoutZone();
        MongoMappingContext context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        MappingMongoConverter converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        return converter;
    }
}
