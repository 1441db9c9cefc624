/** A document store of MongoDB's protocol inside this process, on a file, which keeps what it has acknowledged when the process is killed. */
@NullMarked
package redress.embedded.documents;

import org.jspecify.annotations.NullMarked;
