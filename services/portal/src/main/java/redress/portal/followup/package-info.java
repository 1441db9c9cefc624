/**
 * Following up a report with its reference and receipt: where it stands, more files, withdrawal. Keeps reference and receipt only in
 * a sealed cookie for half an hour, never in an address.
 */
@NullMarked
package redress.portal.followup;

import org.jspecify.annotations.NullMarked;
