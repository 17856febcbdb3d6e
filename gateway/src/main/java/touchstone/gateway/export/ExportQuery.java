package touchstone.gateway.export;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which touches are handed out. */
public class ExportQuery {
    @Parameter(description = "Not before this moment", example = "2026-05-01T00:00:00Z") @QueryParam("from")
    public String from;

    @Parameter(description = "Before this moment") @QueryParam("to")
    public String to;

    @QueryParam("verb") @Size(max = 40)
    public String verb;

    @QueryParam("channel") @Size(max = 100)
    public String channel;

    @Parameter(example = "product/0197f8e2-0000-7000-8000-000000000001") @QueryParam("subject") @Size(max = 400)
    public String subject;

    @Parameter(description = "Also what touched nothing in particular") @QueryParam("all")
    public boolean all;
}
