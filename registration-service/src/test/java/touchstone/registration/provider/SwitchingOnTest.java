package touchstone.registration.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.registration.TestCalls.await;
import static touchstone.registration.TestDatabase.update;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.issuer.RealmAdmin;

@QuarkusTest
class SwitchingOnTest {
    @Inject
    SwitchingOn switchingOn;
    @Inject
    RealmAdmin realm;
    @Inject
    Mutiny.SessionFactory sessions;

    @ParameterizedTest
    @ValueSource(strings = {"google", "linkedin-openid-connect", "github", "facebook", "microsoft"})
    void id_and_secret_switch_a_network_on_with_all_its_claims(String broker) {
        Provider provider = like(broker);

        await(() -> switchingOn.one(provider, network("our-id", Optional.empty())));
        await(() -> switchingOn.one(provider, network("our-new-id", Optional.empty())));

        JsonObject instance = await(() -> realm.send(HttpMethod.GET, "/identity-provider/instances/" + provider.alias(), null)).bodyAsJsonObject();
        assertEquals(broker, instance.getString("providerId"));
        assertEquals("our-new-id", instance.getJsonObject("config").getString("clientId"));
        List<JsonObject> mappers = await(() -> realm.send(HttpMethod.GET, "/identity-provider/instances/" + provider.alias() + "/mappers", null)).bodyAsJsonArray()
                .stream().map(JsonObject.class::cast).toList();
        Set<String> kept = mappers.stream().map(mapper -> mapper.getJsonObject("config").getString("userAttribute")).filter(attribute -> attribute != null).collect(Collectors.toSet());
        assertEquals(provider.claims().stream().filter(claim -> !claim.required()).map(claim -> "claim_" + claim.name()).collect(Collectors.toSet()), kept);
        assertEquals(kept.size() + 2, mappers.size());
    }

    @Test
    void any_provider_of_openid_connect_is_switched_on_by_where_it_is() {
        Provider provider = like("oidc");
        URI somewhere = URI.create(ConfigProvider.getConfig().getValue("touchstone.issuer", String.class));

        await(() -> switchingOn.one(provider, network("our-id", Optional.of(somewhere))));

        JsonObject config = await(() -> realm.send(HttpMethod.GET, "/identity-provider/instances/" + provider.alias(), null)).bodyAsJsonObject().getJsonObject("config");
        assertEquals(somewhere + "/protocol/openid-connect/auth", config.getString("authorizationUrl"));
    }

    @Test
    void a_network_that_we_are_not_registered_at_is_not_offered() {
        Provider google = like("google");

        assertFalse(new Networks(Map::of, Optional.empty()).offer(google));
        assertTrue(new Networks(() -> Map.of(google.alias(), network("our-id", Optional.empty())), Optional.empty()).offer(google));
        assertTrue(new Networks(Map::of, Optional.of(Set.of(google.alias()))).offer(google));
    }

    /** A provider of the test's own, of that kind and with its claims. */
    private Provider like(String broker) {
        String alias = TestProviders.any();
        update("delete from provider_claim where provider = ?", alias);
        update("update provider set broker = ? where alias = ?", broker, alias);
        update("insert into provider_claim (provider, position, name, required, fills, label, use) select ?, c.position, c.name, c.required, c.fills, c.label, c.use from provider_claim c "
                + "join provider p on p.alias = c.provider where p.broker = ? and p.alias in ('social', 'google', 'linkedin', 'github', 'facebook', 'microsoft')", alias, broker);
        return await(() -> sessions.withSession(session -> Providers.find(session, alias)));
    }

    private static NetworkConfig.Network network(String id, Optional<URI> issuer) {
        return new NetworkConfig.Network() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public String secret() {
                return "our-secret";
            }

            @Override
            public Optional<URI> issuer() {
                return issuer;
            }
        };
    }
}
