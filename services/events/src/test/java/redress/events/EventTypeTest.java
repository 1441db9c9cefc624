package redress.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redress.events.intake.ReportEvent;
import redress.events.notification.NoticeEvent;
import redress.events.register.RegisterEvent;
import redress.events.triage.CaseEvent;

class EventTypeTest {

    private static final Pattern PERSONAL = Pattern.compile(
            "name|mail|phone|address|postcode|text|narrative|note|summary|detail|comment|title|contact|person|statement|message|organisation");

    /** Yes-or-no facts and lists of codes that speak of something personal without holding it. */
    private static final Set<String> HARMLESS = Set.of("publishSummary", "noticeId");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void namesEachEventByPublisherFactAndVersion(EventType type) {
        assertThat(type.wireName()).matches("(report|case|register|notice)(\\.[a-z]+(-[a-z]+)*)\\.v[1-9]");
        assertThat(EventType.ofWireName(type.wireName())).contains(type);
        assertThat(type.topic().wireName())
                .isEqualTo("redress." + type.wireName().split("\\.")[0]);
    }

    @Test
    void knowsNoOtherName() {
        assertThat(EventType.ofWireName("case.opened.v2")).isEmpty();
        assertThat(EventType.ofWireName("redress.events.triage.CaseOpened")).isEmpty();
    }

    @Test
    void listsEveryRecordOfEveryTopic() {
        Set<Class<?>> permitted = Stream.of(ReportEvent.class, CaseEvent.class, RegisterEvent.class, NoticeEvent.class)
                .flatMap(topic -> Arrays.stream(topic.getPermittedSubclasses()))
                .collect(Collectors.toSet());

        assertThat(Stream.of(EventType.values()).map(EventType::record))
                .containsExactlyInAnyOrderElementsOf(
                        permitted.stream().map(EventTypeTest::event).toList());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void carriesNothingThatIsPersonal(EventType type) {
        assertThat(components(type.record(), new LinkedHashSet<>()))
                .isNotEmpty()
                .noneMatch(name -> !HARMLESS.contains(name)
                        && PERSONAL.matcher(name.toLowerCase(Locale.ROOT).replace("notice", ""))
                                .find());
    }

    private static Class<? extends Event> event(Class<?> record) {
        return record.asSubclass(Event.class);
    }

    private static Set<String> components(Class<?> record, Set<String> into) {
        for (RecordComponent component : record.getRecordComponents()) {
            into.add(component.getName());
            Class<?> type = component.getType() == java.util.List.class
                    ? SchemasTest.elementOf(component)
                    : component.getType();
            if (type.isRecord()) {
                components(type, into);
            }
        }
        return into;
    }
}
