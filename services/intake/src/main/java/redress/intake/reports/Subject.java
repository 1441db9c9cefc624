package redress.intake.reports;

/** The beginning of a text, as long as a line: to the end of its first sentence, or of a word. */
public final class Subject {

    private static final int LONGEST = 80;

    private Subject() {}

    public static String of(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        String sentence = line.split("(?<=[.!?]) ", 2)[0];
        if (sentence.codePointCount(0, sentence.length()) <= LONGEST) {
            return sentence;
        }
        String cut = sentence.substring(0, sentence.offsetByCodePoints(0, LONGEST));
        int word = cut.lastIndexOf(' ');
        return (word < LONGEST / 2 ? cut : cut.substring(0, word)) + "…";
    }
}
