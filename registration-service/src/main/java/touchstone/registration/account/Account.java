package touchstone.registration.account;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Cursor;
import touchstone.commons.Revision;

/** A company, as another system knows it. */
@Entity
public class Account {
    @Id
    private UUID id;
    @Version
    private long revision;
    private String name;
    private JsonObject fields;
    private Instant createdAt;
    private Instant changedAt;

    protected Account() {}

    /** @param fields what is known beside the name, by field */
    public Account(String name, Map<String, String> fields, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.createdAt = now;
        change(name, fields, now);
    }

    /** Takes over all of what the system says now. */
    public final void change(String name, Map<String, String> fields, Instant now) {
        this.name = name;
        this.fields = new JsonObject(new TreeMap<>(fields));
        this.changedAt = now;
    }

    public UUID id() {
        return id;
    }

    Revision revision() {
        return new Revision(revision);
    }

    Cursor cursor() {
        return new Cursor(createdAt, id);
    }

    AccountView view() {
        return new AccountView(id, name, fields.getMap(), createdAt, changedAt);
    }

    /** A company as it is shown. */
    @Schema(name = "Account")
    record AccountView(UUID id, String name, @Schema(description = "What else is known of it, by field, in the words of the system that it came from.") Map<String, Object> fields,
                       Instant createdAt, Instant changedAt) {}
}
