/**
 * The case file: what a case is, what may be done with it when and by whom, and how it is found. {@link redress.triage.cases.CaseDesk} is
 * the door; {@link redress.triage.cases.Case} decides. Free text that people type stays in here.
 */
@NullMarked
package redress.triage.cases;

import org.jspecify.annotations.NullMarked;
