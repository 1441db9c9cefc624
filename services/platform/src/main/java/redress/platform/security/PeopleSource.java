package redress.platform.security;

import java.util.Optional;

/** Who knows people. The service that owns them offers one; a process without it asks that service over HTTP. */
public interface PeopleSource {

    /**
     * @return empty for somebody who is not, or no longer, known
     * @throws PeopleUnavailable if it cannot be told
     */
    Optional<KnownPerson> find(String personId);
}
