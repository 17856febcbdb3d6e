package touchstone.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells a running Keycloak the addresses and the secret of this start, which differ from those its realms were imported with. */
public final class Addresses {
    private final String base;
    private final Admin admin;

    public Addresses(String base, Admin admin) {
        this.base = base;
        this.admin = admin;
    }

    /**
     * The gateway's front door may sign people in, and registration may look after users; {@code clientSecret} is the gateway's own and {@code registrationSecret}
     * that of registration. Changes only what differs.
     *
     * @param front address of the front door, without a slash at its end
     */
    public void set(String front, String clientSecret, String registrationSecret) {
        client(Realms.OURS, "gateway", client -> {
            client.put("secret", clientSecret);
            client.putArray("redirectUris").add(front + "/sign-in/callback");
            client.withObject("/attributes").put("post.logout.redirect.uris", front + "/*")
                    .put("backchannel.logout.url", front + "/sign-out/back-channel").put("backchannel.logout.session.required", "true");
        });
        client(Realms.OURS, "registration", client -> client.put("secret", registrationSecret));
        setStandIns();
    }

    /** Both sides of each sign-in at a stand-in know where the other one is. A network that the real one has been switched on for is left alone. */
    public void setStandIns() {
        // Data of an earlier version may lack some.
        List<String> known = admin.get("/" + Realms.OURS + "/identity-provider/instances").findValuesAsText("alias");
        for (Shape shape : Realms.SHAPES) {
            if (!known.contains(shape.alias())) continue;
            change("/" + Realms.OURS + "/identity-provider/instances/" + shape.alias(), provider -> {
                ObjectNode config = provider.withObject("/config");
                if (config.path("issuer").asText().endsWith("/realms/" + shape.realm())) of(base, shape).forEach(config::put);
            });
            client(shape.realm(), "touchstone", client -> client.putArray("redirectUris").add(endpoint(base, shape)));
        }
    }

    static Map<String, String> of(String base, Shape shape) {
        String network = base + "/realms/" + shape.realm();
        String protocol = network + "/protocol/openid-connect";
        return Map.of("issuer", network, "authorizationUrl", protocol + "/auth", "tokenUrl", protocol + "/token", "userInfoUrl", protocol + "/userinfo", "jwksUrl", protocol + "/certs");
    }

    static String endpoint(String base, Shape shape) {
        return base + "/realms/" + Realms.OURS + "/broker/" + shape.alias() + "/endpoint";
    }

    private void client(String realm, String clientId, Consumer<ObjectNode> change) {
        String id = admin.get("/" + realm + "/clients?clientId=" + clientId).at("/0/id").asText();
        if (!id.isEmpty()) change("/" + realm + "/clients/" + id, change);
    }

    private void change(String path, Consumer<ObjectNode> change) {
        JsonNode present = admin.get(path);
        ObjectNode wanted = present.deepCopy();
        change.accept(wanted);
        if (!wanted.equals(present)) admin.put(path, wanted);
    }
}
