package touchstone.local.keycloak;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * How a network's sign-in looks from outside: which claims it hands over. A realm of our own Keycloak stands in for the network.
 *
 * @param alias  of the identity provider in our realm
 * @param realm  that stands in
 * @param claims by name; where the stand-in has the value, an attribute or property of its users
 */
record Shape(String alias, String name, String realm, Map<String, String> claims) {
    /** The attribute of our realm's users that keeps a claim: what the network said last, apart from what Keycloak makes of it. */
    static String attribute(String claim) {
        return "claim_" + claim;
    }

    /** The identity provider of our realm. Where things are is only known at the start: {@link Addresses}. */
    ObjectNode identityProvider() {
        ObjectNode provider = object().put("alias", alias).put("displayName", name).put("providerId", "oidc").put("enabled", true).put("trustEmail", true)
                .put("firstBrokerLoginFlowAlias", "first broker login");
        ObjectNode config = provider.putObject("config");
        Map.of("clientId", "touchstone", "clientSecret", "stand-in", "clientAuthMethod", "client_secret_post", "useJwksUrl", "true", "validateSignature", "true",
                "pkceEnabled", "true", "pkceMethod", "S256", "defaultScope", "openid", "syncMode", "FORCE").forEach(config::put);
        Addresses.of("http://127.0.0.1:8180", this).forEach(config::put);
        return provider;
    }

    ObjectNode claimMapper(String claim) {
        return mapper(attribute(claim), "oidc-user-attribute-idp-mapper", Map.of("claim", claim, "user.attribute", attribute(claim)));
    }

    /** The same person at two networks is two users to Keycloak, though mostly of one address: who they are is for registration to say. */
    ObjectNode usernameMapper() {
        ObjectNode mapper = mapper("username", "oidc-username-idp-mapper", Map.of("template", "${ALIAS}.${UUID}"));
        mapper.withObject("config").put("syncMode", "IMPORT");
        return mapper;
    }

    ObjectNode roleMapper() {
        return mapper("prospect", "oidc-hardcoded-role-idp-mapper", Map.of("role", "prospect"));
    }

    /** A mapper for what the network says in names of its own and Keycloak should know of its user. */
    ObjectNode userMapper(String claim, String attribute) {
        return mapper(attribute, "oidc-user-attribute-idp-mapper", Map.of("claim", claim, "user.attribute", attribute));
    }

    private ObjectNode mapper(String name, String type, Map<String, String> config) {
        ObjectNode mapper = object().put("name", name).put("identityProviderAlias", alias).put("identityProviderMapper", type);
        ObjectNode all = mapper.putObject("config").put("syncMode", "INHERIT");
        config.forEach(all::put);
        return mapper;
    }

    /** How the stand-in hands a claim over. */
    ObjectNode standInMapper(String claim) {
        String source = claims.get(claim);
        boolean property = source.equals("emailVerified");
        return protocolMapper(claim, property ? "oidc-usermodel-property-mapper" : "oidc-usermodel-attribute-mapper",
                Map.of("user.attribute", source, "claim.name", claim, "jsonType.label", property ? "boolean" : "String", "id.token.claim", "true", "userinfo.token.claim", "true"));
    }

    /** How our realm tells registration, at UserInfo only, what the network said. */
    static ObjectNode onward(String claim) {
        return protocolMapper("provider_claims." + claim, "oidc-usermodel-attribute-mapper", Map.of("user.attribute", attribute(claim), "claim.name", "provider_claims." + claim,
                "jsonType.label", "String", "id.token.claim", "false", "access.token.claim", "false", "introspection.token.claim", "false", "userinfo.token.claim", "true"));
    }

    private static ObjectNode protocolMapper(String name, String type, Map<String, String> config) {
        ObjectNode mapper = object().put("name", name).put("protocol", "openid-connect").put("protocolMapper", type);
        ObjectNode all = mapper.putObject("config");
        config.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return mapper;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
