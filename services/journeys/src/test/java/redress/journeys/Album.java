package redress.journeys;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** The pictures of pages in {@code docs/images}; {@code -Dredress.docs.update=true} takes them anew. */
final class Album {

    private static final Path FOLDER = Path.of("../../docs/images");

    private Album() {}

    /** The top of the page. */
    static void keep(Visitor visitor, String name) {
        take(visitor, name, "() => window.scrollTo(0, 0)");
    }

    /** The page from a heading, or the heading of a table, on. */
    static void keep(Visitor visitor, String name, String heading) {
        take(
                visitor,
                name,
                "() => [...document.querySelectorAll('h2, caption')].find(h => h.innerText == '" + heading
                        + "').scrollIntoView()");
    }

    private static void take(Visitor visitor, String name, String scroll) {
        if (Boolean.getBoolean("redress.docs.update")) {
            visitor.page().evaluate("() => document.activeElement?.blur()");
            visitor.page().evaluate(scroll);
            visitor.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve("page-" + name + ".png")));
        }
    }
}
