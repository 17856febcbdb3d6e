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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.commons.problem.Forbidden;

/** How often things were touched. */
@Path("/counts")
@Tag(name = "counts")
public class CountResource {
    /** Who may see one person's touches anyway. */
    private static final Set<String> KNOW_PEOPLE = Set.of("steward", "approver", "sales", "operator");
    private final Counts counts;

    CountResource(Counts counts) {
        this.counts = counts;
    }

    @GET
    @RolesAllowed({"steward", "approver", "sales", "operator", "marketing"})
    @Operation(summary = "Count what was touched, most often first", description = "Of the last days, today among them, in UTC. What bots touched does not count. "
            + "Who has the role marketing alone is told of subjects only where they are products.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "403", description = "forbidden, subjects-withheld")
    @APIResponse(responseCode = "422", description = "invalid, dimension-unknown")
    @APIResponse(responseCode = "503", description = "ledger-unreachable")
    public Uni<CountView.Counts> count(
            @Parameter(description = "One or more of subject, verb, source, day, channel, with commas") @QueryParam("by") @NotBlank @Size(max = 100) String by,
            @QueryParam("days") @DefaultValue("30") @Min(1) @Max(366) int days,
            @Parameter(description = "Only subjects of this kind", example = "product") @QueryParam("kind") @Size(max = 40) String kind,
            @QueryParam("subject") @Size(max = 400) String subject, @QueryParam("verb") @Size(max = 40) String verb,
            @QueryParam("source") @Size(max = 40) String source, @QueryParam("channel") @Size(max = 100) String channel,
            @Parameter(description = "So many of the most frequent") @QueryParam("limit") @DefaultValue("10000") @Min(1) @Max(10_000) int limit,
            @Context SecurityContext caller) {
        Set<Dimension> dimensions = Dimension.parse(by);
        boolean namesSubjects = dimensions.contains(Dimension.SUBJECT) || subject != null || kind != null;
        if (namesSubjects && !"product".equals(kind) && KNOW_PEOPLE.stream().noneMatch(caller::isUserInRole)) throw new SubjectsWithheld();
        return counts.of(dimensions, days, new Counts.Only(kind, subject, verb, source, channel), limit).map(CountView.Counts::new);
    }

    /** Other subjects are people, or lead to them. */
    static class SubjectsWithheld extends Forbidden {
        SubjectsWithheld() {
            super("With the role marketing, subjects are told only with kind=product.");
        }
    }
}
