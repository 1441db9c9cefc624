package redress.intake.sealing;

/** A text that identifies somebody. Its own text form is {@code ***}, so that it cannot slip into a log or a message. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
