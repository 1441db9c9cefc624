package redress.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import redress.events.codes.AgreedAction;
import redress.events.codes.BreachCategory;
import redress.events.codes.CloseReason;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;
import redress.events.codes.IdentityMode;
import redress.events.codes.MissedEffect;
import redress.events.codes.MoneyBand;
import redress.events.codes.Outcome;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.codes.Remedy;
import redress.events.codes.RemedyStatus;
import redress.events.codes.Route;
import redress.events.codes.RuleResult;
import redress.events.codes.Sector;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;

class WordsTest {

    private final Words words = new Words();

    static Stream<Enum<?>> codes() {
        return Stream.<Enum<?>[]>of(
                        AgreedAction.values(),
                        BreachCategory.values(),
                        CloseReason.values(),
                        ExternalResult.values(),
                        ExternalRoute.values(),
                        IdentityMode.values(),
                        MissedEffect.values(),
                        MoneyBand.values(),
                        Outcome.values(),
                        PeopleBand.values(),
                        Relationship.values(),
                        Remedy.values(),
                        RemedyStatus.values(),
                        Route.values(),
                        RuleResult.values(),
                        Sector.values(),
                        Severity.values(),
                        Stage.values(),
                        TriageResult.values(),
                        Urgency.values())
                .flatMap(Stream::of)
                .filter(code -> !code.name().equals("UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void hasWordsForEachCode(Enum<?> code) {
        assertThat(words.has(code.getDeclaringClass().getSimpleName(), code)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            mode = Mode.EXCLUDE,
            names = {"UNKNOWN"})
    void hasAWordForEachStepOfTheLine(Stage stage) {
        assertThat(words.has("Step", stage)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = BreachCategory.class,
            mode = Mode.EXCLUDE,
            names = {"UNKNOWN"})
    void hasAFewWordsForEachKindOfBreach(BreachCategory category) {
        assertThat(words.has("BreachKind", category)).isTrue();
    }

    @Test
    void makesANewCodeReadable() {
        assertThat(words.of("Stage", "SECOND_REVIEW")).isEqualTo("Second review");
        assertThat(words.of("Stage", null)).isEmpty();
        assertThat(words.of("MissedEffect", "The chairs are told.")).isEqualTo("The chairs are told.");
    }
}
