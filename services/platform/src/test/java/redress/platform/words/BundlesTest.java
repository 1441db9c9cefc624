package redress.platform.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesTest {

    private static final Locale WELSH = Locale.forLanguageTag("cy");

    private final Thread here = Thread.currentThread();
    private final ClassLoader before = here.getContextClassLoader();

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        Path fruit = Files.createDirectories(folder.resolve("redress/made-up/fruit"));
        Path roots = Files.createDirectories(folder.resolve("redress/made-up/more/roots"));
        Files.writeString(fruit.resolve("messages.properties"), "fruit.apple=Apple\nfruit.count={0} pears’ pips\n");
        Files.writeString(fruit.resolve("messages_cy.properties"), "fruit.apple=Afal ŵ\n");
        Files.writeString(roots.resolve("messages.properties"), "more.roots.beet=It's a beet {here}\n");
        Files.writeString(fruit.resolve("page.properties"), "fruit.order=1\n");
        here.setContextClassLoader(new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
    }

    @AfterEach
    void leave() {
        here.setContextClassLoader(before);
    }

    @Test
    void sayWhatStandsInTheFilesOfALanguage() {
        Bundles bundles = Bundles.under("redress/made-up");
        assertThat(bundles.folders()).containsExactly("fruit", "more/roots");
        assertThat(bundles.languages()).containsExactly(Bundles.ENGLISH, WELSH);
        assertThat(say(bundles, "fruit.apple", Bundles.ENGLISH)).isEqualTo("Apple");
        assertThat(say(bundles, "fruit.apple", WELSH)).isEqualTo("Afal ŵ");
        assertThat(say(bundles, "fruit.count", WELSH, 1_200))
                .as("English, where it is left out")
                .isEqualTo("1,200 pears’ pips");
        assertThat(say(bundles, "more.roots.beet", Bundles.ENGLISH)).isEqualTo("It's a beet {here}");
        assertThat(bundles.messages().getMessage("fruit.order", null, null, WELSH))
                .isNull();
    }

    @Test
    void knowWhichOfTheirLanguagesIsClosest() {
        Bundles bundles = Bundles.under("redress/made-up");
        assertThat(bundles.closest(WELSH)).isEqualTo(WELSH);
        assertThat(bundles.closest(Locale.forLanguageTag("cy-GB"))).isEqualTo(WELSH);
        assertThat(bundles.closest(Locale.GERMANY)).isEqualTo(Bundles.ENGLISH);
        assertThat(bundles.closest(Locale.US)).isEqualTo(Bundles.ENGLISH);
    }

    /** Whatever the machine speaks. */
    @Test
    void sayNothingInTheLanguageOfTheMachine() {
        Locale machine = Locale.getDefault();
        Locale.setDefault(WELSH);
        try {
            assertThat(say(Bundles.under("redress/made-up"), "fruit.apple", Locale.GERMANY))
                    .isEqualTo("Apple");
        } finally {
            Locale.setDefault(machine);
        }
    }

    private static String say(Bundles bundles, String key, Locale language, Object... values) {
        return bundles.messages().getMessage(key, values, language);
    }
}
