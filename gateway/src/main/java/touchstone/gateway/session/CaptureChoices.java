package touchstone.gateway.session;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import touchstone.commons.problem.Conflict;

/** What visitors decided about the claims a provider would hand over; registration keeps it. */
@Singleton
class CaptureChoices {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private final WebClient client;
    private final String registration;

    CaptureChoices(Vertx vertx, @ConfigProperty(name = "touchstone.upstreams.registration") String registration) {
        client = WebClient.create(vertx, new WebClientOptions().setConnectTimeout((int) TIMEOUT.toMillis()));
        this.registration = registration;
    }

    /** Fails with {@link ChoiceRequired} unless there is such a choice for that provider. */
    Uni<Void> mustExist(UUID choice, String provider) {
        if (choice == null) return Uni.createFrom().failure(new ChoiceRequired());
        return client.getAbs(registration + "/capture-choices/" + choice).timeout(TIMEOUT.toMillis()).send().onFailure().transform(IdentityUnreachable::because)
                .invoke(answer -> {
                    if (answer.statusCode() >= 500) throw IdentityUnreachable.because("status " + answer.statusCode());
                    if (answer.statusCode() != 200 || !provider.equals(answer.bodyAsJsonObject().getString("provider"))) throw new ChoiceRequired();
                }).replaceWithVoid();
    }

    static class ChoiceRequired extends Conflict {
        ChoiceRequired() {
            super("Before a provider is asked, the visitor decides what it may hand over: POST /capture-choices for this provider, and send the id as choice.");
        }
    }
}
