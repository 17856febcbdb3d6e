package touchstone.lead.pipeline;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.commons.problem.Problem.FieldError;
import touchstone.lead.lead.PlainText;

/** The stages of a pipeline, in order; an opportunity begins at the first. */
public record PipelineDefinition(@NotBlank @Size(max = 100) @PlainText String name, @NotEmpty @Size(max = 20) List<@Valid @NotNull Stage> stages) {
    public Optional<Stage> stage(String id) {
        return stages.stream().filter(stage -> stage.id().equals(id)).findFirst();
    }

    public Stage first() {
        return stages.get(0);
    }

    /** @throws PipelineNotValid if a stage stands there twice, or leads nowhere */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        Set<String> ids = stages.stream().map(Stage::id).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < stages.size(); i++) {
            if (!seen.add(stages.get(i).id())) errors.add(new FieldError("/stages/" + i + "/id", "stands there twice"));
            if (!ids.containsAll(stages.get(i).leadsTo())) errors.add(new FieldError("/stages/" + i + "/leadsTo", "names a stage that there is not"));
        }
        if (!errors.isEmpty()) throw new PipelineNotValid(errors);
    }
}
