package redress.notification.templates;

/** The templates for tests of other packages. */
public final class TemplateSamples {

    private TemplateSamples() {}

    public static Templates templates() {
        return new Templates();
    }
}
