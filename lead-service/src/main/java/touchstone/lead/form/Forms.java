package touchstone.lead.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** The forms as stored. */
@ApplicationScoped
class Forms {
    private final ObjectMapper json;
    /** Versions never change, and are as few as people make. */
    private final Map<Key, Form> read = new ConcurrentHashMap<>();

    private record Key(String id, int version) {}

    private final Pool pool;
    private final Mutiny.SessionFactory sessions;

    Forms(ObjectMapper json, Pool pool, Mutiny.SessionFactory sessions) {
        this.json = json;
        this.pool = pool;
        this.sessions = sessions;
    }

    /** As {@link #latest(Mutiny.Session, String)}; of what was read before only the number is asked. */
    Uni<Form> latest(String id) {
        return pool.preparedQuery("select max(version) from form where id = $1").execute(Tuple.of(id)).map(rows -> rows.iterator().next().getInteger(0))
                .onItem().ifNull().failWith(FormNotFound::new)
                .chain(version -> version(id, version));
    }

    /** As {@link #version(Mutiny.Session, String, int)}; what was read before costs nothing. */
    Uni<Form> version(String id, int version) {
        Form known = read.get(new Key(id, version));
        return known != null ? Uni.createFrom().item(known) : sessions.withSession(session -> version(session, id, version));
    }

    /** Fails with {@link FormNotFound}. */
    Uni<Form> latest(Mutiny.Session session, String id) {
        return session.createNativeQuery("select max(version) from form where id = ?1", Integer.class).setParameter(1, id).getSingleResult()
                .onItem().ifNull().failWith(FormNotFound::new)
                .chain(version -> version(session, id, version));
    }

    /** Fails with {@link FormNotFound} or {@link FormVersionUnknown}. */
    Uni<Form> version(Mutiny.Session session, String id, int version) {
        Form known = read.get(new Key(id, version));
        if (known != null) return Uni.createFrom().item(known);
        return session.createNativeQuery("select definition from form where id = ?1 and version = ?2", String.class).setParameter(1, id).setParameter(2, version)
                .getSingleResultOrNull()
                .chain(definition -> definition != null ? Uni.createFrom().item(keep(new Form(id, version, parse(definition))))
                        : latest(session, id).onItem().transform(latest -> {
                            throw new FormVersionUnknown(version);
                        }));
    }

    /** The latest version of each, by id. @param after the id before, or null */
    Uni<List<Form>> all(Mutiny.Session session, String after, int limit) {
        return session.createNativeQuery("select distinct on (id) id, version, definition from form where id > ?1 order by id, version desc limit ?2", Object[].class)
                .setParameter(1, after == null ? "" : after).setParameter(2, limit).getResultList()
                .map(rows -> rows.stream().map(row -> new Form((String) row[0], (Integer) row[1], parse((String) row[2]))).toList());
    }

    /** Adds a version; nothing happens, and 0 is answered, if there is one with its number. */
    Uni<Integer> add(Mutiny.Session session, Form form, String by, Instant now) {
        return session.createNativeQuery("insert into form (id, version, definition, created_at, created_by) values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                .setParameter(1, form.id()).setParameter(2, form.version()).setParameter(3, write(form.definition())).setParameter(4, now).setParameter(5, by).executeUpdate();
    }

    private Form keep(Form form) {
        read.put(new Key(form.id(), form.version()), form);
        return form;
    }

    private FormDefinition parse(String definition) {
        try {
            return json.readValue(definition, FormDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored form is no longer readable", e);
        }
    }

    private String write(FormDefinition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
