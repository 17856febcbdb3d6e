package touchstone.commons.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body by the length it announces. The framework does so too, in front of all mappers and without a word; this stands before it.
 * Where {@code touchstone.body.small} is set, that is the limit of all paths but those that end in {@code touchstone.body.large}.
 */
@ApplicationScoped
public class BodyLimit {
    private static final int BEFORE_THE_FRAMEWORKS_OWN = 10;

    void register(@Observes Filters filters, ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K") MemorySize limit,
            @ConfigProperty(name = "touchstone.body.small") Optional<MemorySize> small, @ConfigProperty(name = "touchstone.body.large") Optional<String> large)
            throws JsonProcessingException {
        String problem = json.writeValueAsString(new Problem("request-entity-too-large", "Request Entity Too Large", 413, ProblemMappers.detail(413)));
        filters.register(context -> {
            boolean isLarge = small.isEmpty() || large.filter(context.request().path()::endsWith).isPresent();
            if (length(context.request()) <= (isLarge ? limit : small.get()).asLongValue()) {
                context.next();
                return;
            }
            // The body is not read, so that the connection cannot go on.
            context.response().setStatusCode(413).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).putHeader(HttpHeaders.CONNECTION, "close").end(problem);
        }, BEFORE_THE_FRAMEWORKS_OWN);
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
