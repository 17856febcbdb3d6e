package touchstone.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
     * The gateway's front door may sign people in; {@code clientSecret} is the gateway's own. Changes only what differs.
     *
     * @param front address of the front door, without a slash at its end
     */
    public void set(String front, String clientSecret) {
        client(Realms.OURS, "gateway", client -> {
            client.put("secret", clientSecret);
            client.putArray("redirectUris").add(front + "/sign-in/callback");
            client.withObject("/attributes").put("post.logout.redirect.uris", front + "/*")
                    .put("backchannel.logout.url", front + "/sign-out/back-channel").put("backchannel.logout.session.required", "true");
        });
        setSocialNetwork();
    }

    /** Both sides of the social sign-in know where the other one is. */
    public void setSocialNetwork() {
        String network = base + "/realms/" + Realms.SOCIAL_NETWORK;
        String protocol = network + "/protocol/openid-connect";
        change("/" + Realms.OURS + "/identity-provider/instances/social", provider -> {
            ObjectNode config = provider.withObject("/config");
            Map.of("issuer", network, "authorizationUrl", protocol + "/auth", "tokenUrl", protocol + "/token",
                    "userInfoUrl", protocol + "/userinfo", "jwksUrl", protocol + "/certs").forEach(config::put);
        });
        client(Realms.SOCIAL_NETWORK, "touchstone", client ->
                client.putArray("redirectUris").add(base + "/realms/" + Realms.OURS + "/broker/social/endpoint"));
    }

    private void client(String realm, String clientId, Consumer<ObjectNode> change) {
        String id = admin.get("/" + realm + "/clients?clientId=" + clientId).at("/0/id").asText();
        change("/" + realm + "/clients/" + id, change);
    }

    private void change(String path, Consumer<ObjectNode> change) {
        JsonNode present = admin.get(path);
        ObjectNode wanted = present.deepCopy();
        change.accept(wanted);
        if (!wanted.equals(present)) admin.put(path, wanted);
    }
}
