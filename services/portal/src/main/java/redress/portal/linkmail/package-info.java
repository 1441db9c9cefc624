/**
 * The queue in which mails with links wait, apart from the requests. Knows neither what a link is for nor to whom it goes, and keeps nothing
 * but what waits.
 */
@NullMarked
package redress.portal.linkmail;

import org.jspecify.annotations.NullMarked;
