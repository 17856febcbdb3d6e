package touchstone.lead.team;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import touchstone.commons.Revision;
import touchstone.lead.JsonText;

/** A team as it is kept. */
@Entity
public class Team {
    @Id String id;
    @Version long revision;
    @Convert(converter = Json.class) TeamDefinition definition;
    Instant changedAt;
    String changedBy;

    protected Team() {}

    Team(String id, TeamDefinition definition, String by, Instant now) {
        this.id = id;
        change(definition, by, now);
    }

    void change(TeamDefinition definition, String by, Instant now) {
        this.definition = definition;
        this.changedBy = by;
        this.changedAt = now;
    }

    public String id() {
        return id;
    }

    public TeamDefinition definition() {
        return definition;
    }

    Revision revision() {
        return new Revision(revision);
    }

    static class Json extends JsonText<TeamDefinition> {
        Json() {
            super(TeamDefinition.class);
        }
    }
}
