package redress.register.undertakings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redress.events.codes.BreachCategory;
import redress.register.files.RegisterFiles;

/** Rules that {@code undertakings.yaml} keeps. */
class UndertakingsDataTest {

    private final Undertaking.UndertakingsFile file =
            new RegisterFiles().read("undertakings.yaml", Undertaking.UndertakingsFile.class);

    @Test
    void hasTheFortyEightUndertakingsOfTheFiveOutcomesInOrder() {
        List<String> codes = file.undertakings().stream().map(Undertaking::code).toList();

        assertThat(codes).hasSize(48).doesNotHaveDuplicates().allMatch(code -> code.matches("NC10-[1-5]\\.[1-9]\\d?"));
        assertThat(file.undertakings().stream()
                        .collect(Collectors.groupingBy(Undertaking::party, Collectors.counting())))
                .isEqualTo(Map.of(Undertaking.Party.GOV, 32L, Undertaking.Party.CSO, 16L));
        int outcome = 0;
        int number = 0;
        for (Undertaking undertaking : file.undertakings()) {
            int ordinal = undertaking.principle().ordinal() + 1;
            number = ordinal == outcome ? number + 1 : 1;
            outcome = ordinal;
            assertThat(undertaking.code()).isEqualTo("NC10-%d.%d".formatted(outcome, number));
        }
    }

    @Test
    void callsVerifiedOnlyWhatWasReadWithItsNumber() {
        assertThat(file.undertakings()).allMatch(u -> u.verified() == u.code().startsWith("NC10-1."));
    }

    @Test
    void givesEveryKindOfBreachItsUndertakings() {
        List<String> codes = file.undertakings().stream().map(Undertaking::code).toList();

        assertThat(file.categories())
                .extracting(Undertaking.Category::code)
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(BreachCategory.UNKNOWN)));
        assertThat(file.categories()).allSatisfy(category -> {
            assertThat(codes).containsAll(category.undertakings());
            assertThat(category.undertakings().isEmpty()).isEqualTo(category.code() == BreachCategory.OTHER);
        });
    }

    @Test
    void reportsOrganisationsOnlyForWhatOrganisationsUndertake() {
        Map<String, Undertaking.Party> parties =
                file.undertakings().stream().collect(Collectors.toMap(Undertaking::code, Undertaking::party));

        assertThat(file.categories())
                .allSatisfy(category -> assertThat(category.undertakings())
                        .allMatch(code -> (parties.get(code) == Undertaking.Party.CSO)
                                == (category.code() == BreachCategory.CSO_CONDUCT)));
    }
}
