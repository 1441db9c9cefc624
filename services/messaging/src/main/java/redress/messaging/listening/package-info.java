/** Consumer groups: each event handled until it is through, put aside or waiting by partition. Must not know what an event means. */
@NullMarked
package redress.messaging.listening;

import org.jspecify.annotations.NullMarked;
