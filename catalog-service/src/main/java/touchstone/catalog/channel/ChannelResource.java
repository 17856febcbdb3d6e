package touchstone.catalog.channel;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.commons.Page;

@Path("/channels")
@Tag(name = "Publications")
public class ChannelResource {
    private final Channels channels;

    ChannelResource(Channels channels) {
        this.channels = channels;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List the channels: where products are offered, in which locales and currency")
    public Uni<Page<Channel>> list() {
        return channels.all().map(all -> new Page<>(all.stream().sorted(Comparator.comparing(Channel::code)).toList(), null));
    }
}
