package redress.notification.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The templates in {@code notification/templates}, one file each, and the two layouts they are put into. */
@Component
public final class Templates {

    private static final String FOLDER = "classpath:/notification/templates/";
    private static final Pattern REFERENCE = Pattern.compile("[A-Z0-9]{1,4}(-[A-Z0-9]{1,5}){1,3}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm 'on' d MMMM uuuu", Locale.UK).withZone(ZoneId.of("Europe/London"));
    private static final String REFERENCE_LINE = "Reference: {{reference}}\n\n";
    private static final String REFERENCE_PARAGRAPH = "<p>Reference: {{reference}}</p>\n";
    private static final String MAY_BE_LATER = "This day may be later: the public holidays up to it are not known yet.";

    private final Map<String, Template> byName = new TreeMap<>();
    private final String plainLayout;
    private final String htmlLayout;

    Templates() {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        try {
            for (Resource file : resources.getResources(FOLDER + "*.yml")) {
                String name = String.valueOf(file.getFilename()).replace(".yml", "");
                try (InputStream in = file.getInputStream()) {
                    byName.put(name, Template.of(name, new Yaml(new SafeConstructor(new LoaderOptions())).load(in)));
                }
            }
            plainLayout = resources.getResource(FOLDER + "layout.txt").getContentAsString(StandardCharsets.UTF_8);
            htmlLayout = resources.getResource(FOLDER + "layout.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /** Whether one address gets only a few of them a day. */
    public boolean isLimited(String name) {
        return template(name).limited();
    }

    /** The subject as it was written, with its places still open. */
    public String openSubject(String name) {
        return template(name).subject();
    }

    public String subject(String name, @Nullable String reference, @Nullable LocalDate dueOn) {
        return fill(template(name).subject(), reference, dueOn);
    }

    /**
     * @param reference null for a notice that is not about one report
     * @param provisional whether the day may become later
     * @param since when the notice came to be owed
     * @param way the sentence in front of the link
     * @throws IllegalArgumentException if the reference is not one: it stands in a header
     */
    public Text write(
            String name,
            @Nullable String reference,
            @Nullable LocalDate dueOn,
            boolean provisional,
            Instant since,
            String way,
            String link) {
        Template template = template(name);
        String subject = fill(template.subject(), reference, dueOn);
        List<String> says = new ArrayList<>(fill(template.says(), reference, dueOn));
        says.replaceAll(each -> each.replace("{since}", TIME.format(since)));
        if (provisional && dueOn != null) {
            says.add(MAY_BE_LATER);
        }
        List<String> next = fill(template.next(), reference, dueOn);
        String plain = (reference == null ? plainLayout.replace(REFERENCE_LINE, "") : plainLayout)
                .replace("{{says}}", String.join("\n\n", says))
                .replace("{{next}}", next.stream().map(each -> "* " + each).collect(Collectors.joining("\n")))
                .replace("{{way}}", way)
                .replace("{{link}}", link)
                .replace("{{reference}}", String.valueOf(reference));
        String html = (reference == null ? htmlLayout.replace(REFERENCE_PARAGRAPH, "") : htmlLayout)
                .replace("{{subject}}", escape(subject))
                .replace("{{says}}", tagged("p", says))
                .replace("{{next}}", tagged("li", next))
                .replace("{{way}}", escape(way))
                .replace("{{link}}", escape(link))
                .replace("{{reference}}", escape(String.valueOf(reference)));
        return new Text(subject, plain, html);
    }

    private Template template(String name) {
        Template template = byName.get(name);
        if (template == null) {
            throw new IllegalArgumentException("no template " + name);
        }
        return template;
    }

    private static List<String> fill(List<String> texts, @Nullable String reference, @Nullable LocalDate dueOn) {
        return texts.stream().map(each -> fill(each, reference, dueOn)).toList();
    }

    private static String fill(String text, @Nullable String reference, @Nullable LocalDate dueOn) {
        if (reference != null && !REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException("not a reference");
        }
        return text.replace("{reference}", String.valueOf(reference))
                .replace("{dueOn}", dueOn == null ? "the day shown there" : DAY.format(dueOn));
    }

    private static String tagged(String tag, List<String> texts) {
        return texts.stream()
                .map(each -> "<" + tag + ">" + escape(each) + "</" + tag + ">")
                .collect(Collectors.joining("\n"));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
