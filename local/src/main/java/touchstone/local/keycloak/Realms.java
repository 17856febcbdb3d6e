package touchstone.local.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import touchstone.local.Home;
import touchstone.local.process.FolderLock;

/** Our realm, and one for each network that it can be signed in from: these stand in for the real ones. Keycloak imports them. */
public final class Realms {
    public static final String OURS = "touchstone";
    static final List<Shape> SHAPES = List.of(new ObjectMapper().convertValue(read("provider-shapes"), Shape[].class));
    private static final Map<String, String> OF_THE_USER = new TreeMap<>(Map.of("mail", "email", "givenName", "firstName", "surname", "lastName"));
    /** The same text at each start: seeds are known by it. */
    private static final ObjectMapper SORTED = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Realms() {}

    /** All realms in one text: what depends on them depends on this. */
    public static String text() {
        return String.join("\n", names().map(Realms::json).toList());
    }

    /** The aliases of the networks that can be signed in from. */
    public static List<String> providers() {
        return SHAPES.stream().map(Shape::alias).toList();
    }

    /** The realm that stands in for a network. */
    public static String standIn(String alias) {
        return SHAPES.stream().filter(shape -> shape.alias().equals(alias)).findFirst().orElseThrow().realm();
    }

    static Stream<String> names() {
        return Stream.concat(Stream.of(OURS), SHAPES.stream().map(Shape::realm));
    }

    /** Puts the files where {@code --import-realm} looks for them. */
    static void writeTo(Installation installation) {
        Path folder = Home.create(installation.folder().resolve("data/import"));
        try (var lock = FolderLock.take(Home.folder().resolve("keycloak.lock"))) {
            for (String realm : names().toList()) Files.writeString(folder.resolve(realm + "-realm.json"), json(realm));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(String realm) {
        ObjectNode made = realm.equals(OURS) ? ours() : standIn(SHAPES.stream().filter(shape -> shape.realm().equals(realm)).findFirst().orElseThrow());
        try {
            return SORTED.writeValueAsString(SORTED.treeToValue(made, Object.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode ours() {
        ObjectNode realm = (ObjectNode) read(OURS + "-realm");
        ArrayNode providers = realm.putArray("identityProviders");
        ArrayNode mappers = realm.withArray("identityProviderMappers");
        Set<String> claims = new TreeSet<>();
        for (Shape shape : SHAPES) {
            providers.add(shape.identityProvider());
            mappers.add(shape.usernameMapper()).add(shape.roleMapper());
            shape.claims().keySet().forEach(claim -> mappers.add(shape.claimMapper(claim)));
            OF_THE_USER.forEach((claim, attribute) -> {
                if (shape.claims().containsKey(claim)) mappers.add(shape.userMapper(claim, attribute));
            });
            claims.addAll(shape.claims().keySet());
        }
        realm.withArray("clients").forEach(client -> {
            if (client.path("standardFlowEnabled").asBoolean()) claims.forEach(claim -> ((ObjectNode) client).withArray("protocolMappers").add(Shape.onward(claim)));
        });
        keepAttributes(realm, claims);
        return realm;
    }

    /** Keycloak drops attributes that are not declared; these are for brokers to write and for nobody to edit. */
    private static void keepAttributes(ObjectNode realm, Collection<String> claims) {
        ArrayNode config = (ArrayNode) realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config");
        try {
            ObjectNode profile = (ObjectNode) new ObjectMapper().readTree(config.get(0).asText());
            for (String claim : claims) {
                ObjectNode attribute = profile.withArray("attributes").addObject().put("name", Shape.attribute(claim));
                attribute.putObject("permissions").putArray("edit").add("admin");
                attribute.withObject("permissions").putArray("view").add("admin");
            }
            config.removeAll().add(profile.toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode standIn(Shape shape) {
        ObjectNode realm = ((ObjectNode) read("stand-in-realm")).put("realm", shape.realm()).put("displayName", shape.name() + " (stands in for the real one)");
        ObjectNode client = (ObjectNode) realm.at("/clients/0");
        client.putArray("redirectUris").add(Addresses.endpoint("http://127.0.0.1:8180", shape));
        shape.claims().keySet().forEach(claim -> client.withArray("protocolMappers").add(shape.standInMapper(claim)));
        return realm;
    }

    private static JsonNode read(String name) {
        try (var in = Realms.class.getResourceAsStream(name + ".json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
