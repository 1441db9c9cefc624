/** What the documents of the project say to do and point to: links that lead somewhere, commands that work. */
@NullMarked
package redress.journeys.documents;

import org.jspecify.annotations.NullMarked;
