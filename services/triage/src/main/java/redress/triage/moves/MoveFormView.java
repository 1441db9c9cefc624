package redress.triage.moves;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import redress.triage.forms.Field;

/**
 * What a move asks for in one case.
 *
 * @param fields in the order in which they are best asked
 */
@Schema(name = "MoveForm")
record MoveFormView(List<Field> fields) {}
