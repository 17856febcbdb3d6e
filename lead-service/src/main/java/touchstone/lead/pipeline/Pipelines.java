package touchstone.lead.pipeline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The pipelines as stored. */
@ApplicationScoped
public class Pipelines {
    /** Fails with {@link PipelineNotFound}. */
    public Uni<Pipeline> get(Mutiny.Session session, String id) {
        return session.find(Pipeline.class, id).onItem().ifNull().failWith(PipelineNotFound::new);
    }

    /** As {@link #get}, and kept as it is until the transaction ends, so that no stage goes while something enters it. */
    public Uni<Pipeline> getForEntry(Mutiny.Session session, String id) {
        return session.find(Pipeline.class, id, LockMode.PESSIMISTIC_READ).onItem().ifNull().failWith(PipelineNotFound::new);
    }

    Uni<Pipeline> getForChange(Mutiny.Session session, String id) {
        return session.find(Pipeline.class, id, LockMode.PESSIMISTIC_WRITE).onItem().ifNull().failWith(PipelineNotFound::new);
    }

    /** By id. @param after the id before, or null */
    Uni<List<Pipeline>> all(Mutiny.Session session, String after, int limit) {
        return session.createSelectionQuery("from Pipeline where id > :after order by id", Pipeline.class).setParameter("after", after == null ? "" : after).setMaxResults(limit).getResultList();
    }

    /** Where something open is. */
    Uni<List<String>> stagesInUse(Mutiny.Session session, String id) {
        return session.createNativeQuery("select distinct stage from opportunity where pipeline = ?1 and result = 'OPEN' order by stage", String.class).setParameter(1, id).getResultList();
    }
}
