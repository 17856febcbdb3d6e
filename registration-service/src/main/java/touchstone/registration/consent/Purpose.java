package touchstone.registration.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.provider.Providers;

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

    /** The same. Fails with {@link PurposeUnknown} or {@code NoticeChanged} unless each answer is to one of them, and to a current notice of it. */
    public static Uni<Map<String, Purpose>> asked(Mutiny.Session session, Collection<NewConsent> answers) {
        if (answers.isEmpty()) return all(session);
        return all(session).call(known -> Providers.noticesOfPurposes(session).invoke(notices -> answers.forEach(answer -> {
            if (!known.containsKey(answer.purpose())) throw new PurposeUnknown(answer.purpose());
            Providers.mustHold(notices.getOrDefault(answer.purpose(), List.of()), answer.noticeHash());
        })));
    }

    String code() {
        return code;
    }

    /** Whether a browser that sends a signal against selling and tracking says no to it. */
    boolean honoursSignal() {
        return honoursSignal;
    }

    /** In this language, else in English. */
    String label(String locale) {
        return label.getString(locale, label.getString("en"));
    }
}
