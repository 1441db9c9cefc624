package redress.notification.templates;

import redress.notification.words.MailWords;

/** The templates for tests of other packages. */
public final class TemplateSamples {

    private TemplateSamples() {}

    public static Templates templates() {
        return templates(new MailWords("en-GB"));
    }

    public static Templates templates(MailWords words) {
        return new Templates(words);
    }
}
