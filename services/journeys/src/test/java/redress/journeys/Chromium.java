package redress.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's Chromium, without a window; each {@link Visitor} has cookies and pages of their own. */
final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;
    private final String base;
    private final PageCheck check = new PageCheck();

    /** @param base the address of the system that is visited */
    Chromium(String base) {
        this.base = base;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    Visitor visitor() {
        return new Visitor(context(true), base, check);
    }

    /** Somebody whose browser runs no scripts, so that their pages are not checked by one either. */
    Visitor visitorWithoutScripts() {
        return new Visitor(context(false), base, null);
    }

    private BrowserContext context(boolean scripts) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setViewportSize(PageCheck.WIDTH, PageCheck.HEIGHT)
                .setJavaScriptEnabled(scripts));
    }

    /** The program that the variable CHROMIUM names, else the first of that name on the path. */
    private static Path program() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Path::of)
                .or(() -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "chromium"))
                        .filter(Files::isExecutable)
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException(
                        "Chromium is needed: install it, or name its program in the variable CHROMIUM"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
