package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What every page owes to everybody: no finding of axe, and nothing that scrolls sideways on a phone. Axe takes its time, so it looks
 * at a page once for each heading that it has.
 */
final class PageCheck {

    static final int WIDTH = 1000;
    static final int HEIGHT = 750;

    /** The width at which WCAG 2.2 asks for reflow. */
    static final int PHONE = 320;

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    /** With all that can be folded out. */
    private static final String TOO_WIDE = """
            () => {
              const closed = [...document.querySelectorAll('details:not([open])')]
              closed.forEach(each => each.open = true)
              const width = document.documentElement.clientWidth
              const wide = document.documentElement.scrollWidth <= width ? '' : [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest('.redress-scroll'))
                .map(e => e.tagName + '.' + e.className).slice(0, 8).join(', ') || 'the page'
              closed.forEach(each => each.open = false)
              return wide
            }""";

    private final Set<String> seen = new HashSet<>();

    void run(Page page) {
        String where = page.url() + " (" + page.title() + ")";
        if (seen.add(page.url().replaceAll("[0-9a-f-]{20,}|\\d+|\\?.*", "") + page.title() + heading(page))) {
            assertAccessible(page, where);
        }
        assertNarrowEnough(page, where);
    }

    private static String heading(Page page) {
        return String.join(" ", page.locator("h1").allInnerTexts());
    }

    /** The page is one document without frames, for which the old way of running axe is the same and much faster. */
    private static void assertAccessible(Page page, String where) {
        List<String> found = new AxeBuilder(page)
                .setLegacyMode(true).withTags(TAGS).analyze().getViolations().stream()
                        .map(v -> v.getId() + ": " + v.getHelp() + " at "
                                + v.getNodes().stream()
                                        .map(n -> n.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
        assertThat(found).as("findings of axe on " + where).isEmpty();
    }

    private static void assertNarrowEnough(Page page, String where) {
        page.setViewportSize(PHONE, HEIGHT);
        String wide = (String) page.evaluate(TOO_WIDE);
        page.setViewportSize(WIDTH, HEIGHT);
        assertThat(wide).as("what scrolls sideways on a phone on " + where).isEmpty();
    }
}
