package touchstone.lead.routing;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Revision;
import touchstone.lead.JsonText;

/** The rules of the house; there is one list of them. */
@Entity
@Table(name = "routing")
class Rules {
    static final int ID = 1;
    @Id int id;
    @Version long revision;
    @Convert(converter = Json.class) RuleList rules;

    /** The first that fits counts. */
    @Schema(name = "RoutingRules")
    record RuleList(@NotNull @Size(max = 200) List<@Valid @NotNull Rule> rules) {}

    Revision revision() {
        return new Revision(revision);
    }

    static class Json extends JsonText<RuleList> {
        Json() {
            super(RuleList.class);
        }
    }
}
