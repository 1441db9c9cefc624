package redress.notification.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import redress.events.codes.Stage;
import redress.notification.routing.Trigger;
import redress.notification.words.MailWords;

/** The mails that {@code notification/templates.yml} names, in words, and the two layouts they are put into. */
@Component
public final class Templates {

    private static final String TEMPLATES = "classpath:/notification/templates.yml";
    private static final String FOLDER = "classpath:/notification/templates/";
    private static final Pattern REFERENCE = Pattern.compile("[A-Z0-9]{1,4}(-[A-Z0-9]{1,5}){1,3}");
    private static final String ABOUT_LINES = "{{about}}\n\n";

    private final Map<String, Template> byName = new TreeMap<>();
    private final String plainLayout;
    private final String htmlLayout;
    private final MailWords words;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;

    Templates(MailWords words) {
        this.words = words;
        day = DateTimeFormatter.ofPattern(words.say("templates.date.day"), words.language());
        time = DateTimeFormatter.ofPattern(words.say("templates.date.time"), words.language())
                .withZone(Trigger.LONDON);
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        try {
            try (InputStream in = resources.getResource(TEMPLATES).getInputStream()) {
                Map<String, Map<?, ?>> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
                all.forEach((name, settings) -> byName.put(name, Template.of(name, settings, words)));
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

    /** Whether it reminds of a day, so that it is not sent once that does not hold any more. */
    public boolean lapses(String name) {
        return template(name).lapses();
    }

    /** The stage of which a reminder speaks; null where that may be any, and for a template that this version no longer has. */
    public @Nullable Stage step(String name) {
        Template template = byName.get(name);
        return template == null ? null : template.step();
    }

    /** Whether its text names the day that the notice is about. */
    public boolean namesItsDay(String name) {
        return template(name).namesItsDay();
    }

    public String subject(String name, @Nullable String reference, @Nullable LocalDate dueOn) {
        return fill(template(name).subject(), reference, dueOn);
    }

    /**
     * @param way the sentence in front of the link
     * @throws IllegalArgumentException if the reference is not one: it stands in a header
     */
    public NoticeText write(String name, Filling filling, String way, String link) {
        Template template = template(name);
        String reference = filling.reference();
        String compact = filling.compact();
        String subject = fill(template.subject(), reference, filling.dueOn());
        List<String> says = new ArrayList<>(fill(template.says(), filling));
        says.replaceAll(each -> each.replace("{since}", time.format(filling.since())));
        says.addAll(filling.lines());
        if (!filling.due().isEmpty()) {
            says.add(String.join(" ", filling.due()));
        }
        if (filling.provisional()) {
            says.add(mayBeLater());
        }
        List<String> next = fill(template.next(), filling);
        List<String> about = new ArrayList<>();
        if (reference != null) {
            about.add(words.say("templates.reference").replace("{reference}", reference));
        }
        if (compact != null) {
            about.add(words.say("templates.compact").replace("{compact}", compact));
        }
        String plain = (about.isEmpty() ? plainLayout.replace(ABOUT_LINES, "") : plainLayout)
                .replace("{{heading}}", words.say("templates.layout.next"))
                .replace("{{foot}}", words.say("templates.layout.foot"))
                .replace("{{next}}", next.stream().map(each -> "* " + each).collect(Collectors.joining("\n")))
                .replace("{{way}}", way)
                .replace("{{link}}", link)
                .replace("{{about}}", String.join("\n", about))
                .replace("{{says}}", String.join("\n\n", says));
        String html = htmlLayout
                .replace("{{lang}}", words.language().getLanguage())
                .replace("{{heading}}", escape(words.say("templates.layout.next")))
                .replace("{{foot}}", escape(words.say("templates.layout.foot")))
                .replace("{{subject}}", escape(subject))
                .replace("{{next}}", tagged("li", next))
                .replace("{{way}}", escape(way))
                .replace("{{link}}", escape(link))
                .replace("{{about}}", tagged("p", about))
                .replace("{{says}}", tagged("p", says));
        return new NoticeText(subject, plain, html);
    }

    /** A sentence in which the place of the day is still open. */
    public String naming(String sentence, LocalDate dueOn) {
        return sentence.replace("{dueOn}", day.format(dueOn));
    }

    /** Of a day up to which not all public holidays are known. */
    public String mayBeLater() {
        return words.say("templates.may-be-later");
    }

    /** What leads a reporter, or somebody who signs in, to the link. */
    public String way(boolean reporter) {
        return words.say(reporter ? "templates.way.reporter" : "templates.way.sign-in");
    }

    /** Which Compact one of several things is under. */
    public String under(String compact) {
        return words.say("templates.compact.line").replace("{compact}", compact);
    }

    /** The subject of a notice whose template this version no longer has. */
    public String subjectOfUnknown(@Nullable String reference) {
        return reference == null
                ? words.say("templates.unknown")
                : words.say("templates.unknown.case").replace("{reference}", reference);
    }

    private Template template(String name) {
        Template template = byName.get(name);
        if (template == null) {
            throw new IllegalArgumentException("no template " + name);
        }
        return template;
    }

    private List<String> fill(List<String> texts, Filling filling) {
        String compact = filling.compact() == null ? words.say("templates.compact.unknown") : filling.compact();
        return texts.stream()
                .map(each -> fill(each, filling.reference(), filling.dueOn()).replace("{compact}", compact))
                .toList();
    }

    private String fill(String text, @Nullable String reference, @Nullable LocalDate dueOn) {
        if (reference != null && !REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException("not a reference");
        }
        return text.replace("{reference}", String.valueOf(reference))
                .replace("{dueOn}", dueOn == null ? words.say("templates.due.unknown") : day.format(dueOn));
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
