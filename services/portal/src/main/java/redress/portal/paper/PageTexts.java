package redress.portal.paper;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * The texts of a page, made such that they can be written in little time and with the font there is. Nothing of them is dropped: a letter that
 * is missing is marked, and so are the ends of lines where there are so many that each would cost a line. The page says so in an
 * element for each, which is taken out where there is nothing to say.
 */
final class PageTexts {

    /** More than the longest letter of a careful person; each line costs as much as a hundred letters. */
    static final int MOST_LINES = 1_500;

    static final String MISSING_LETTERS = "missing-letters";
    static final String JOINED_LINES = "joined-lines";
    private static final String LINE_END = " ¶ ";

    private final Letters letters;
    private int lines;
    private boolean someMissing;

    PageTexts(Letters letters) {
        this.letters = letters;
    }

    void prepare(Element page) {
        mark(page);
        if (!someMissing) {
            remove(page, MISSING_LETTERS);
        }
        if (lines <= MOST_LINES) {
            remove(page, JOINED_LINES);
        }
    }

    private void mark(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text) {
                if (!text.getData().isBlank()) {
                    text.setData(joined(shown(text.getData())));
                }
            } else if (!(child instanceof Element element && isNote(element))) {
                mark(child);
            }
        }
    }

    private String shown(String text) {
        String shown = letters.shown(text);
        someMissing |= shown.contains(Letters.MISSING);
        return shown;
    }

    private String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\n' && ++lines > MOST_LINES) {
                joined.append(LINE_END);
            } else {
                joined.append(letter);
            }
        }
        return joined.toString();
    }

    private static boolean isNote(Element element) {
        String id = element.getAttribute("id");
        return id.equals(MISSING_LETTERS) || id.equals(JOINED_LINES);
    }

    private static void remove(Element page, String id) {
        Element note = find(page, id);
        if (note != null) {
            note.getParentNode().removeChild(note);
        }
    }

    private static @Nullable Element find(Element in, String id) {
        for (Node child = in.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                Element found = element.getAttribute("id").equals(id) ? element : find(element, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
