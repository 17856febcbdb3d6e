package touchstone.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import touchstone.gateway.front.Routes;
import touchstone.gateway.front.Upstream;
import touchstone.gateway.front.UpstreamConfig;

/** The documents of all services, asked for when needed and kept for a moment. */
@Singleton
class OpenApis {
    private static final Logger log = Logger.getLogger(OpenApis.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final WebClient client;
    private final UpstreamConfig upstreams;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile Joined joined = new Joined(null, Instant.MIN);

    private record Joined(ObjectNode document, Instant until) {}

    private record Answer(Upstream service, Optional<ObjectNode> document) {}

    OpenApis(Vertx vertx, UpstreamConfig upstreams, ObjectMapper json, Clock clock) {
        client = WebClient.create(vertx, new WebClientOptions().setConnectTimeout((int) TIMEOUT.toMillis()));
        this.upstreams = upstreams;
        this.json = json;
        this.clock = clock;
    }

    /** One document; a service that does not answer is missing in it, and named there. */
    Uni<ObjectNode> joined() {
        if (clock.instant().isBefore(joined.until)) return Uni.createFrom().item(joined.document);
        List<Uni<Answer>> answers = Arrays.stream(Upstream.values()).map(this::ask).toList();
        return Uni.join().all(answers).andFailFast().map(this::join);
    }

    private ObjectNode join(List<Answer> answers) {
        Joining joining = new Joining(Routes.PUBLIC);
        answers.forEach(answer -> answer.document.ifPresentOrElse(document -> joining.add(answer.service, document), () -> joining.missing(answer.service)));
        boolean whole = answers.stream().allMatch(answer -> answer.document.isPresent());
        joined = new Joined(joining.joined(), whole ? clock.instant().plus(KEPT) : Instant.MIN);
        return joined.document;
    }

    private Uni<Answer> ask(Upstream service) {
        return client.getAbs(upstreams.of(service) + "/q/openapi?format=json").timeout(TIMEOUT.toMillis()).send()
                .map(answer -> new Answer(service, Optional.of(read(answer.bodyAsString()))))
                .onFailure().invoke(failure -> log.warnf("no OpenAPI document service=%s cause=%s", service, failure))
                .onFailure().recoverWithItem(new Answer(service, Optional.empty()));
    }

    private ObjectNode read(String document) {
        try {
            return (ObjectNode) json.readTree(document);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalStateException("not an OpenAPI document", e);
        }
    }
}
