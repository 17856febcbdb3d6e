package touchstone.lead.pipeline;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import touchstone.commons.Revision;

/** A way from a qualified lead to an outcome. Its stages are data. */
@Entity
public class Pipeline {
    @Id String id;
    @Version long revision;
    @jakarta.persistence.Convert(converter = DefinitionJson.class) PipelineDefinition definition;
    Instant changedAt;
    String changedBy;

    protected Pipeline() {}

    Pipeline(String id, PipelineDefinition definition, String by, Instant now) {
        this.id = id;
        change(definition, by, now);
    }

    void change(PipelineDefinition definition, String by, Instant now) {
        this.definition = definition;
        this.changedBy = by;
        this.changedAt = now;
    }

    public String id() {
        return id;
    }

    public PipelineDefinition definition() {
        return definition;
    }

    Revision revision() {
        return new Revision(revision);
    }
}
