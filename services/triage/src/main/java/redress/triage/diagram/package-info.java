/**
 * Draws a process from the diagram information of its BPMN file, with the place of a case. Reads files only; must not know a case.
 */
@NullMarked
package redress.triage.diagram;

import org.jspecify.annotations.NullMarked;
