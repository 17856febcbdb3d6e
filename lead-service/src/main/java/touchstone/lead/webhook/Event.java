package touchstone.lead.webhook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * What a subscriber is told (CloudEvents 1.0, structured JSON): what happened to what, by ids.
 *
 * @param id the number of the event, the same at each attempt
 */
record Event(long number, String type, String subject, Instant time, String data, boolean again) {
    String id() {
        return Long.toString(number);
    }

    CloudEvent told() {
        return new CloudEvent("1.0", id(), "/leads", type, subject, time, "application/json", data);
    }

    @JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"})
    record CloudEvent(String specversion, String id, String source, String type, String subject, Instant time, String datacontenttype, @JsonRawValue String data) {}
}
