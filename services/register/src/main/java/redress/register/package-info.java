/**
 * The register service: which local Compacts there are, whom they bind, who cares for them, and how their days are counted. Starts the
 * service; the rooms below hold everything else.
 */
@NullMarked
package redress.register;

import org.jspecify.annotations.NullMarked;
