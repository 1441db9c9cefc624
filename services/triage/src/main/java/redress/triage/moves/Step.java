package redress.triage.moves;

import java.util.List;
import redress.triage.view.Slices;

/** A step of a case: what can be done in it, what of it is shown and to whom. What it keeps is its own section. */
public interface Step extends Slices {

    List<Move<?>> moves();
}
