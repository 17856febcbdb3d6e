package touchstone.registration.provider;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import touchstone.registration.issuer.RealmAdmin;

/** Makes Keycloak broker the networks that we are registered at, with each claim kept as our realm keeps it. Repeats what was done before without effect. */
@ApplicationScoped
public class SwitchingOn {
    private static final Logger log = Logger.getLogger(SwitchingOn.class);
    private static final String INSTANCES = "/identity-provider/instances";

    private final Mutiny.SessionFactory sessions;
    private final NetworkConfig config;
    private final RealmAdmin realm;
    private final WebClient http;
    private final AtomicBoolean done = new AtomicBoolean();

    SwitchingOn(Mutiny.SessionFactory sessions, NetworkConfig config, RealmAdmin realm, Vertx vertx) {
        this.sessions = sessions;
        this.config = config;
        this.realm = realm;
        this.http = WebClient.create(vertx);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> all() {
        if (done.get() || !realm.isOurs() || config.all().isEmpty()) return Uni.createFrom().voidItem();
        return sessions.withSession(Providers::all)
                .chain(providers -> Multi.createFrom().iterable(providers).filter(provider -> provider.broker() != null && config.all().containsKey(provider.alias()))
                        .onItem().transformToUniAndConcatenate(provider -> one(provider, config.all().get(provider.alias()))).collect().last())
                .invoke(() -> done.set(true))
                // The identity server may be slower to start than we are.
                .onFailure().invoke(failure -> log.warnf("networks are not switched on yet, trying again: %s", failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    Uni<Void> one(Provider provider, NetworkConfig.Network network) {
        String path = INSTANCES + "/" + provider.alias();
        return endpoints(network).chain(endpoints -> realm.send(HttpMethod.GET, path, null, 404).chain(present -> {
            JsonObject wanted = representation(provider, network, endpoints);
            if (present.statusCode() == 404) return realm.send(HttpMethod.POST, INSTANCES, wanted);
            JsonObject is = present.bodyAsJsonObject();
            if (provider.broker().equals(is.getString("providerId"))) return realm.send(HttpMethod.PUT, path, is.mergeIn(wanted, true));
            return realm.send(HttpMethod.DELETE, path, null).chain(() -> realm.send(HttpMethod.POST, INSTANCES, wanted));
        })).chain(() -> realm.send(HttpMethod.GET, path + "/mappers", null)).chain(answer -> {
            Set<String> there = answer.bodyAsJsonArray().stream().map(mapper -> ((JsonObject) mapper).getString("name")).collect(Collectors.toSet());
            return Multi.createFrom().iterable(mappers(provider)).filter(mapper -> !there.contains(mapper.getString("name")))
                    .onItem().transformToUniAndConcatenate(mapper -> realm.send(HttpMethod.POST, path + "/mappers", mapper)).collect().last();
        }).invoke(() -> log.infof("a network is switched on alias=%s", provider.alias())).replaceWithVoid();
    }

    /** OpenID Connect Discovery, section 4, for a network that has no kind of its own in Keycloak. */
    private Uni<Map<String, Object>> endpoints(NetworkConfig.Network network) {
        if (network.issuer().isEmpty()) return Uni.createFrom().item(Map.of());
        return http.getAbs(network.issuer().get() + "/.well-known/openid-configuration").timeout(10_000).send().map(answer -> {
            JsonObject found = answer.bodyAsJsonObject();
            return Map.of("issuer", found.getString("issuer"), "authorizationUrl", found.getString("authorization_endpoint"), "tokenUrl", found.getString("token_endpoint"),
                    "userInfoUrl", found.getString("userinfo_endpoint"), "jwksUrl", found.getString("jwks_uri"), "useJwksUrl", "true", "validateSignature", "true",
                    "pkceEnabled", "true", "pkceMethod", "S256");
        });
    }

    private static JsonObject representation(Provider provider, NetworkConfig.Network network, Map<String, Object> endpoints) {
        Map<String, Object> all = new HashMap<>(endpoints);
        all.putAll(Map.of("clientId", network.id(), "clientSecret", network.secret(), "syncMode", "FORCE"));
        return new JsonObject().put("alias", provider.alias()).put("displayName", provider.name()).put("providerId", provider.broker()).put("enabled", true)
                .put("trustEmail", true).put("firstBrokerLoginFlowAlias", "first broker login").put("config", new JsonObject(all));
    }

    private static List<JsonObject> mappers(Provider provider) {
        boolean generic = provider.broker().equals("oidc");
        String kind = generic ? "oidc-user-attribute-idp-mapper" : provider.broker().replace("-openid-connect", "") + "-user-attribute-mapper";
        List<JsonObject> mappers = provider.claims().stream().filter(claim -> !claim.required())
                .map(claim -> mapper(provider, claim.name(), kind, "INHERIT", Map.of(generic ? "claim" : "jsonField", claim.name(), generic ? "user.attribute" : "userAttribute", "claim_" + claim.name())))
                .collect(Collectors.toList());
        // Two networks know most people by one address: as a user's name it could be only one's.
        mappers.add(mapper(provider, "username", "oidc-username-idp-mapper", "IMPORT", Map.of("template", "${ALIAS}.${UUID}")));
        mappers.add(mapper(provider, "prospect", "oidc-hardcoded-role-idp-mapper", "INHERIT", Map.of("role", "prospect")));
        return mappers;
    }

    private static JsonObject mapper(Provider provider, String name, String kind, String sync, Map<String, String> config) {
        JsonObject all = new JsonObject().put("syncMode", sync);
        config.forEach(all::put);
        return new JsonObject().put("name", name).put("identityProviderAlias", provider.alias()).put("identityProviderMapper", kind).put("config", all);
    }
}
