package touchstone.registration.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** What people are asked to agree to. */
@Entity
public class Purpose {
    @Id
    private String code;
    private JsonObject label;
    private boolean honoursSignal;

    protected Purpose() {}

    Purpose(String code, boolean honoursSignal) {
        this.code = code;
        this.honoursSignal = honoursSignal;
    }

    /** All, by code. */
    public static Uni<Map<String, Purpose>> all(Mutiny.Session session) {
        return session.createSelectionQuery("from Purpose p", Purpose.class).getResultList()
                .map(found -> found.stream().collect(Collectors.toMap(Purpose::code, Function.identity())));
    }

    String code() {
        return code;
    }

    /** Whether a browser that sends a signal against selling and tracking says no to it. */
    boolean honoursSignal() {
        return honoursSignal;
    }

    JsonObject label() {
        return label;
    }
}
