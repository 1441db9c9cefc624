/** What the public body answers. */
@NullMarked
package redress.triage.reply;

import org.jspecify.annotations.NullMarked;
