/**
 * What has happened to a case: a row an entry, added and never changed. Holds kinds, codes and ids; must not hold a sentence, nor anything
 * that somebody typed.
 */
@NullMarked
package redress.triage.timeline;

import org.jspecify.annotations.NullMarked;
