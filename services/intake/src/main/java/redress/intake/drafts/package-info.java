/**
 * Reports that are still being written. Owns the collection {@code drafts}. A draft lies under the hash of a key that only its
 * writer has, sealed by that key as well as by the service's own.
 */
@NullMarked
package redress.intake.drafts;

import org.jspecify.annotations.NullMarked;
