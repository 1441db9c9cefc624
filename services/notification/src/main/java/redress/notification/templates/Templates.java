package redress.notification.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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

    public Policy policy(String name) {
        return template(name).policy();
    }

    /** The subject as it was written, with its places still open. */
    public String openSubject(String name) {
        return template(name).subject();
    }

    public String subject(String name, String reference, @Nullable LocalDate dueOn) {
        return fill(template(name).subject(), reference, dueOn);
    }

    /**
     * @param way the sentence in front of the link
     * @throws IllegalArgumentException if the reference is not one: it stands in a header
     */
    public Text write(String name, String reference, @Nullable LocalDate dueOn, String way, String link) {
        Template template = template(name);
        String subject = fill(template.subject(), reference, dueOn);
        List<String> says = fill(template.says(), reference, dueOn);
        List<String> next = fill(template.next(), reference, dueOn);
        String plain = plainLayout
                .replace("{{says}}", String.join("\n\n", says))
                .replace("{{next}}", next.stream().map(each -> "* " + each).collect(Collectors.joining("\n")))
                .replace("{{way}}", way)
                .replace("{{link}}", link)
                .replace("{{reference}}", reference);
        String html = htmlLayout
                .replace("{{subject}}", escape(subject))
                .replace("{{says}}", tagged("p", says))
                .replace("{{next}}", tagged("li", next))
                .replace("{{way}}", escape(way))
                .replace("{{link}}", escape(link))
                .replace("{{reference}}", escape(reference));
        return new Text(subject, plain, html);
    }

    private Template template(String name) {
        Template template = byName.get(name);
        if (template == null) {
            throw new IllegalArgumentException("no template " + name);
        }
        return template;
    }

    private static List<String> fill(List<String> texts, String reference, @Nullable LocalDate dueOn) {
        return texts.stream().map(each -> fill(each, reference, dueOn)).toList();
    }

    private static String fill(String text, String reference, @Nullable LocalDate dueOn) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException("not a reference");
        }
        return text.replace("{reference}", reference)
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
