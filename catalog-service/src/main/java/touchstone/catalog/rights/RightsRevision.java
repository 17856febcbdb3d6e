package touchstone.catalog.rights;

import java.time.Instant;
import java.util.List;

/** What the rights of a role were since one change of them. @param author who wrote them down */
record RightsRevision(String role, long revision, List<Right> rights, String author, Instant at) {
    RightsRevision {
        rights = List.copyOf(rights);
    }
}
