package touchstone.catalog.publication;

import java.util.Set;
import java.util.UUID;
import touchstone.catalog.channel.Channel;

/** Some of these products were published on a channel, or withdrawn from it. Sent after the fact; whoever changes a publication waits for those who hear it. */
public record PublicationsChanged(Set<UUID> products, Channel channel) {
    public PublicationsChanged {
        products = Set.copyOf(products);
    }
}
