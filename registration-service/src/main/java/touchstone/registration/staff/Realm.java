package touchstone.registration.staff;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import touchstone.commons.problem.Refusal;
import touchstone.registration.issuer.RealmAdmin;

/** The people of the realm and their roles. What it cannot answer now is {@link IdentityServerUnavailable}. */
@ApplicationScoped
class Realm {
    /** Of each role; whoever has more people than that looks after them in the identity server. */
    static final int MOST_OF_A_ROLE = 1_000;
    private static final Logger log = Logger.getLogger(Realm.class);
    /** Somebody waits for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** How Keycloak names the accounts of clients. */
    private static final String SERVICE = "service-account-";
    private static final String CUSTOMER = "prospect";

    private final RealmAdmin admin;

    Realm(RealmAdmin admin) {
        this.admin = admin;
    }

    /** All who have at least one role of the staff, by their user names. */
    Uni<List<StaffMember>> all() {
        List<Uni<Map.Entry<String, JsonArray>>> asked = StaffMember.ROLES.stream().map(this::withRole).toList();
        return guarded(() -> Uni.join().all(asked).andFailFast()).map(answers -> {
            Map<String, JsonObject> users = new HashMap<>();
            Map<String, Set<String>> roles = new HashMap<>();
            answers.forEach(answer -> answer.getValue().stream().map(JsonObject.class::cast).forEach(user -> {
                users.put(user.getString("id"), user);
                roles.computeIfAbsent(user.getString("id"), id -> new TreeSet<>()).add(answer.getKey());
            }));
            return users.values().stream().map(user -> StaffMember.of(user, roles.get(user.getString("id")))).sorted(Comparator.comparing(StaffMember::username)).toList();
        });
    }

    /** A realm that was made before there was this role has nobody with it. */
    private Uni<Map.Entry<String, JsonArray>> withRole(String role) {
        return admin.send(HttpMethod.GET, "/roles/" + role + "/users?briefRepresentation=true&max=" + MOST_OF_A_ROLE, null, 404)
                .map(answer -> Map.entry(role, answer.statusCode() == 404 ? new JsonArray() : answer.bodyAsJsonArray()));
    }

    /** Of that user name, whole; at most one. Somebody who is a prospect and nothing else is not told of. */
    Uni<List<StaffMember>> named(String username) {
        return guarded(() -> admin.send(HttpMethod.GET, "/users?exact=true&briefRepresentation=true&username=" + URLEncoder.encode(username, StandardCharsets.UTF_8), null))
                .chain(answer -> answer.bodyAsJsonArray().isEmpty() ? Uni.createFrom().item(List.<StaffMember>of())
                : member(UUID.fromString(answer.bodyAsJsonArray().getJsonObject(0).getString("id"))).map(List::of).onFailure(StaffMemberNotFound.class).recoverWithItem(List.of()));
    }

    /** Fails with {@link StaffMemberNotFound}, also for who is a prospect and nothing else. */
    Uni<StaffMember> member(UUID id) {
        return guarded(() -> admin.send(HttpMethod.GET, "/users/" + id, null, 404).chain(user -> {
            if (user.statusCode() == 404 || user.bodyAsJsonObject().getString("username").startsWith(SERVICE)) throw new StaffMemberNotFound();
            return admin.send(HttpMethod.GET, "/users/" + id + "/role-mappings/realm", null).map(answer -> {
                Set<String> all = answer.bodyAsJsonArray().stream().map(role -> ((JsonObject) role).getString("name")).collect(Collectors.toSet());
                Set<String> ours = all.stream().filter(StaffMember.ROLES::contains).collect(Collectors.toSet());
                if (ours.isEmpty() && all.contains(CUSTOMER)) throw new StaffMemberNotFound();
                return StaffMember.of(user.bodyAsJsonObject(), ours);
            });
        }));
    }

    Uni<Void> give(UUID id, String role) {
        return changeRole(HttpMethod.POST, id, role);
    }

    Uni<Void> take(UUID id, String role) {
        return changeRole(HttpMethod.DELETE, id, role);
    }

    private Uni<Void> changeRole(HttpMethod method, UUID id, String role) {
        return guarded(() -> admin.send(HttpMethod.GET, "/roles/" + role, null)
                .chain(found -> admin.send(method, "/users/" + id + "/role-mappings/realm", List.of(found.bodyAsJsonObject())))).replaceWithVoid();
    }

    Uni<Void> enable(UUID id, boolean enabled) {
        // What is not sent with it would be emptied.
        return guarded(() -> admin.send(HttpMethod.GET, "/users/" + id, null)
                .chain(user -> admin.send(HttpMethod.PUT, "/users/" + id, user.bodyAsJsonObject().put("enabled", enabled)))).replaceWithVoid();
    }

    /** Ends their sessions, so that what they were signed in with does not outlast what they may do. */
    Uni<Void> signOut(UUID id) {
        return guarded(() -> admin.send(HttpMethod.POST, "/users/" + id + "/logout", null)).replaceWithVoid();
    }

    private <T> Uni<T> guarded(Supplier<Uni<T>> call) {
        if (!admin.isOurs()) return Uni.createFrom().failure(new StaffKeptElsewhere());
        return Uni.createFrom().deferred(call::get).ifNoItem().after(PATIENCE).fail().onFailure(failure -> !(failure instanceof Refusal)).transform(failure -> {
            log.warnf("the identity server does not answer: %s", failure);
            return new IdentityServerUnavailable();
        });
    }
}
