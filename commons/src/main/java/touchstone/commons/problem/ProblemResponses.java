package touchstone.commons.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Tells the OpenAPI what the mappers do: whatever is refused, with or without a word at the method, is a problem. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {
    @Override
    public Operation filterOperation(Operation operation) {
        Map<String, APIResponse> responses = operation.getResponses().getAPIResponses();
        responses.forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) describe(response);
        });
        if (operation.getResponses().getDefaultValue() == null) {
            operation.getResponses().setDefaultValue(describe(OASFactory.createAPIResponse().description("Any other refusal")));
        }
        return operation;
    }

    private static APIResponse describe(APIResponse response) {
        var problem = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        return response.content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem));
    }
}
