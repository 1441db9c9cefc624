package redress.portal.moves;

import java.util.List;
import redress.portal.forms.Option;

/** Says options of which triage knows the ids alone. */
public interface OptionSource {

    /** @param from as the words of a move name it, such as {@code people} */
    List<Option> options(String from);
}
