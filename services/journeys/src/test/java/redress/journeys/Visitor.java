package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person before a browser: finds things by what they are called on the page. Every page that they see is checked. */
final class Visitor {

    private static final double PATIENCE_MILLIS = 15_000;

    private final Page page;
    private final String base;
    private final @Nullable PageCheck check;
    private int loaded;

    /** @param check empty where no script can run to check the pages */
    Visitor(BrowserContext browser, String base, @Nullable PageCheck check) {
        this.page = browser.newPage();
        this.base = base;
        this.check = check;
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onLoad(p -> loaded++);
    }

    Page page() {
        return page;
    }

    void open(String path) {
        load(() -> page.navigate(path.startsWith("http") ? path : base + path));
    }

    void reload() {
        load(page::reload);
    }

    void back() {
        load(page::goBack);
    }

    void follow(String link) {
        follow(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first());
    }

    void follow(Locator link) {
        load(link::click);
    }

    /** Where a link leads to, on whatever host. */
    String address(String link) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .getAttribute("href")
                .replaceFirst("^https?://[^/]+", "");
    }

    /** The link in the row of a table that has this text. */
    void followInRow(String text) {
        follow(page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(text))
                .getByRole(AriaRole.LINK)
                .first());
    }

    /** Opens a part of the page that is folded, and looks at the page again. */
    void unfold(String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
        page.waitForCondition(
                () -> (boolean)
                        page.evaluate(
                                "() => [...document.querySelectorAll('details[open] img')].every(i => i.complete && i.naturalWidth > 0)"));
        new PageCheck().run(page);
    }

    /** A link that looks like a button, or a button. */
    void press(String button) {
        load(() -> page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click());
    }

    void type(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    void choose(String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).check();
    }

    void choose(String question, String label) {
        group(question)
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    void select(String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).selectOption(option);
    }

    void date(String question, LocalDate day) {
        Locator group = group(question);
        group.getByLabel("Day").fill(Integer.toString(day.getDayOfMonth()));
        group.getByLabel("Month").fill(Integer.toString(day.getMonthValue()));
        group.getByLabel("Year").fill(Integer.toString(day.getYear()));
    }

    void attach(String label, String name, byte[] content) {
        page.getByLabel(label).setInputFiles(new FilePayload(name, "application/octet-stream", content));
    }

    /** Asserts where the person is, by the one thing that everybody reads first. */
    void sees(String heading) {
        assertThat(page.locator("h1").innerText().strip())
                .as("heading of " + page.url())
                .isEqualTo(heading);
    }

    void reads(String... texts) {
        assertThat(text()).contains(texts);
    }

    /** The text of the page, with each run of white space as one space. */
    String text() {
        return page.locator("main").innerText().replaceAll("\\s+", " ");
    }

    private Locator group(String question) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question));
    }

    private void load(Runnable going) {
        int before = loaded;
        try {
            going.run();
            page.waitForCondition(() -> loaded > before);
        } catch (TimeoutError e) {
            throw new AssertionError("It did not work on " + page.url() + ", which says: " + text(), e);
        }
        assertThat(page.locator("[hidden]:visible").count())
                .as("what is hidden shows on " + page.url())
                .isZero();
        if (check != null) {
            check.run(page);
        }
    }
}
