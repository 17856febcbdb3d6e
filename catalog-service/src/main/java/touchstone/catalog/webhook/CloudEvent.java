package touchstone.catalog.webhook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;
import touchstone.catalog.publication.PublicationLog;

/**
 * What a subscriber is told (CloudEvents 1.0, structured JSON): that something was published or withdrawn, and where to read it. No value of a product is in it, so that
 * whoever reads it sees what the gate shows them, and no more.
 */
@JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"})
record CloudEvent(String specversion, String id, String source, String type, String subject, Instant time, String datacontenttype, Data data) {
    record Data(UUID product, long revision, String channel, String locale) {}

    static CloudEvent of(PublicationLog.Entry entry, int position) {
        PublicationLog.Item item = entry.items().get(position);
        return new CloudEvent("1.0", entry.number() + "-" + position, "/catalog", item.live() ? "touchstone.product.published" : "touchstone.product.withdrawn",
                "product/" + item.product(), entry.at(), "application/json", new Data(item.product(), item.revision(), entry.channel(), item.locale()));
    }
}
