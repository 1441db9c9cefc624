/**
 * Takes in reports of Compact breaches. Owns drafts, reports, attachments, receipts and the identities of reporters; publishes
 * {@code report.*} and nothing that tells who reported.
 */
@NullMarked
package redress.intake;

import org.jspecify.annotations.NullMarked;
