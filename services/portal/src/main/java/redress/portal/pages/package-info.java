/**
 * What all pages share: the frame, the words for codes, dates in words, cookies, and the pages shown when something went wrong.
 * Knows no room of the portal.
 */
@NullMarked
package redress.portal.pages;

import org.jspecify.annotations.NullMarked;
