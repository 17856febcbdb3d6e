package touchstone.lead.work;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import touchstone.commons.Revision;
import touchstone.lead.JsonText;

/** A list of leads under a name: what is asked for, as query parameters. Their owner's, and with others if it is shared. */
@Entity
class SavedView {
    @Id UUID id;
    @Version long revision;
    String owner;
    String name;
    boolean shared;
    @Convert(converter = Query.class) Map<?, ?> query;
    Instant createdAt;

    protected SavedView() {}

    SavedView(String owner, SavedViewResource.Wanted wanted, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.owner = owner;
        this.createdAt = now;
        change(wanted);
    }

    void change(SavedViewResource.Wanted wanted) {
        name = wanted.name();
        shared = wanted.shared();
        query = wanted.query();
    }

    Revision revision() {
        return new Revision(revision);
    }

    @SuppressWarnings("rawtypes")
    static class Query extends JsonText<Map> {
        Query() {
            super(Map.class);
        }
    }
}
