/**
 * The one public address of the APIs where the services run apart: passes requests on to the service that owns the path. Decides
 * nothing; each service checks its callers itself.
 */
@NullMarked
package redress.portal.door;

import org.jspecify.annotations.NullMarked;
