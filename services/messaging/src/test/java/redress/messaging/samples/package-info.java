/** What the tests of several packages need: sample events, records as anybody could send them, a relational store. */
@NullMarked
package redress.messaging.samples;

import org.jspecify.annotations.NullMarked;
