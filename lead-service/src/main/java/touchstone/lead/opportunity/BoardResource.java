package touchstone.lead.opportunity;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Money;
import touchstone.lead.lead.PlainText;
import touchstone.lead.pipeline.Pipelines;

@Path("/pipelines/{pipeline:[a-z0-9-]+}/board")
@RolesAllowed("sales")
@Tag(name = "Opportunities")
public class BoardResource {
    private final Mutiny.SessionFactory sessions;
    private final Opportunities opportunities;
    private final Pipelines pipelines;

    BoardResource(Mutiny.SessionFactory sessions, Opportunities opportunities, Pipelines pipelines) {
        this.sessions = sessions;
        this.opportunities = opportunities;
        this.pipelines = pipelines;
    }

    @Schema(name = "Board")
    record Board(String pipeline, List<Column> stages) {}

    /**
     * @param count  how many are open at the stage
     * @param values what they are worth together, by currency
     * @param items  the newest; GET /opportunities lists on
     */
    @Schema(name = "BoardStage")
    record Column(String stage, String name, int probability, long count, List<Money> values, List<OpportunityView> items) {}

    @GET
    @Operation(summary = "See what is open at each stage")
    @APIResponse(responseCode = "404", description = "pipeline-not-found")
    public Uni<Board> read(String pipeline, @QueryParam("owner") @Size(max = 100) @PlainText String owner, @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(50) int limit) {
        return sessions.withSession(session -> pipelines.get(session, pipeline)
                .chain(found -> opportunities.sums(session, pipeline, owner).chain(sums -> Multi.createFrom().iterable(found.definition().stages())
                        .onItem().transformToUniAndConcatenate(stage -> opportunities.newest(session, new Opportunities.Wanted(null, pipeline, stage.id(), Opportunity.Result.OPEN, owner), null, limit)
                                .map(items -> column(stage.id(), stage.name(), stage.probability(), sums, items)))
                        .collect().asList().map(columns -> new Board(pipeline, columns)))));
    }

    private static Column column(String stage, String name, int probability, List<Object[]> sums, List<Opportunity> items) {
        List<Object[]> own = sums.stream().filter(sum -> sum[0].equals(stage)).toList();
        return new Column(stage, name, probability, own.stream().mapToLong(sum -> ((Number) sum[2]).longValue()).sum(),
                own.stream().filter(sum -> sum[1] != null).map(sum -> new Money(((BigDecimal) sum[3]).longValueExact(), (String) sum[1])).toList(),
                items.stream().map(OpportunityView::listed).toList());
    }
}
