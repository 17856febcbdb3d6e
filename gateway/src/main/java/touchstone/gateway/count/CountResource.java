package touchstone.gateway.count;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How often things were touched. */
@Path("/counts")
@Tag(name = "counts")
public class CountResource {
    private final Counts counts;

    CountResource(Counts counts) {
        this.counts = counts;
    }

    @GET
    @RolesAllowed({"steward", "approver", "sales", "operator"})
    @Operation(summary = "Count what was touched, most often first", description = "Of the last days, today among them, in UTC. What bots touched does not count.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "invalid, dimension-unknown")
    @APIResponse(responseCode = "503", description = "ledger-unreachable")
    public Uni<CountView.Counts> count(
            @Parameter(description = "One or more of subject, verb, source, day, channel, with commas") @QueryParam("by") @NotBlank @Size(max = 100) String by,
            @QueryParam("days") @DefaultValue("30") @Min(1) @Max(366) int days,
            @Parameter(description = "Only subjects of this kind", example = "product") @QueryParam("kind") @Size(max = 40) String kind,
            @QueryParam("subject") @Size(max = 400) String subject, @QueryParam("verb") @Size(max = 40) String verb,
            @QueryParam("source") @Size(max = 40) String source, @QueryParam("channel") @Size(max = 100) String channel,
            @Parameter(description = "So many of the most frequent") @QueryParam("limit") @DefaultValue("10000") @Min(1) @Max(10_000) int limit) {
        return counts.of(Dimension.parse(by), days, new Counts.Only(kind, subject, verb, source, channel), limit).map(CountView.Counts::new);
    }
}
