/**
 * How a case, and the work list, are shown to those who work on them. Each step says what it shows and who sees it; here that is put
 * together. Must not decide what is possible.
 */
@NullMarked
package redress.triage.view;

import org.jspecify.annotations.NullMarked;
