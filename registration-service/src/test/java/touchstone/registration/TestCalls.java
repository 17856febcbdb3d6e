package touchstone.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.spi.CDI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Requests as the gateway would pass them on. */
public final class TestCalls {
    private TestCalls() {}

    public static RequestSpecification anonymously() {
        return given().contentType(ContentType.JSON);
    }

    public static RequestSpecification as(String token) {
        return anonymously().auth().oauth2(token);
    }

    /** Expects a problem of this type. */
    public static ValidatableResponse refused(Response answer, int status, String slug) {
        return answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug), "status", equalTo(status));
    }

    /** The outcome of a bean's own call: Hibernate wants a context of Vert.x that is nobody else's. */
    public static <T> T await(Supplier<Uni<T>> call) {
        Context context = VertxContext.createNewDuplicatedContext(CDI.current().select(Vertx.class).get().getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        CompletableFuture<T> outcome = new CompletableFuture<>();
        context.runOnContext(ignored -> call.get().subscribe().with(outcome::complete, outcome::completeExceptionally));
        return outcome.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
