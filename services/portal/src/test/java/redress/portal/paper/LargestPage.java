package redress.portal.paper;

import java.lang.management.ManagementFactory;
import java.util.List;

/** As much as a report can hold, in the shapes that cost most; run as a program of its own it says what one costs. */
final class LargestPage {

    private static final int WARM_UP = 6;
    private static final String PROSE = "Nobody asked us before the grant was ended in April, ŵythnos gynt. ";

    private LargestPage() {}

    static List<String> shapes() {
        return List.of(page(PROSE), page("a\n"), page("w"), page("\u0645 "));
    }

    /** The longest texts that intake takes, 60 short answers, 20 files. */
    private static String page(String pattern) {
        StringBuilder page = new StringBuilder("""
                <html lang="en-GB" xmlns="http://www.w3.org/1999/xhtml"><head><title>What you sent</title>
                <meta name="description" content="A copy"/><style>body { font-family: "Liberation Sans" }
                p { white-space: pre-wrap; word-wrap: break-word }</style></head><body><h1>What you sent</h1>
                <p id="missing-letters">Letters are missing.</p><p id="joined-lines">Lines were joined.</p>
                """);
        for (int length : new int[] {10_000, 5_000, 2_000, 2_000, 1_000}) {
            page.append("<h2>What happened?</h2><p>")
                    .append(pattern.repeat(length / pattern.length() + 1), 0, length)
                    .append("</p>");
        }
        for (int i = 0; i < 60; i++) {
            page.append("<h3>Did they say why?</h3><p>")
                    .append(pattern.repeat(100), 0, 100)
                    .append("</p>");
        }
        page.append("<ul>");
        for (int i = 0; i < 20; i++) {
            page.append("<li>").append(pattern.repeat(255), 0, 255).append("</li>");
        }
        return page.append("</ul></body></html>").toString();
    }

    /** Prints the CPU time that the dearest shape takes once the program is warm, in milliseconds. */
    public static void main(String[] none) {
        Pdf pdf = new Pdf();
        for (int i = 0; i < WARM_UP; i++) {
            shapes().forEach(pdf::of);
        }
        long most = 0;
        for (String shape : shapes()) {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                pdf.of(shape);
                least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
            }
            System.err.println(shape.length() + " characters: " + least / 1_000_000 + " ms");
            most = Math.max(most, least);
        }
        System.out.println(most / 1_000_000);
    }
}
