package touchstone.lead.upstream;

import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import touchstone.commons.problem.Refusal;
import touchstone.commons.problem.Unavailable;

/** Another of our services gives no usable answer, so that nothing was done. */
public class UpstreamUnavailable extends Unavailable {
    private static final Logger log = Logger.getLogger(UpstreamUnavailable.class);
    private static final Set<Integer> ABSENT = Set.of(404, 422);

    private UpstreamUnavailable(String service) {
        super("The " + service + " does not answer now. Nothing was done: send the same request again in a moment.");
        fact("service", service);
    }

    /**
     * Tells what an answer that is no success means: "there is none" (404) and "there can be none" (422) what the caller says they do,
     * all else that the service is unavailable.
     */
    public static Function<Throwable, Throwable> unlessAbsent(String service, Supplier<Refusal> absent) {
        return failure -> {
            if (failure instanceof WebApplicationException refused && ABSENT.contains(refused.getResponse().getStatus())) return absent.get();
            log.warnf("no usable answer service=%s cause=%s", service, failure);
            return new UpstreamUnavailable(service);
        };
    }

    /** As {@link #unlessAbsent} where there is nothing that could be absent. */
    public static Function<Throwable, Throwable> of(String service) {
        return failure -> {
            log.warnf("no usable answer service=%s cause=%s", service, failure);
            return new UpstreamUnavailable(service);
        };
    }
}
