package touchstone.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.local.Api;

/** What makes a shop of the demo catalog: pictures with what is on them, categories to walk through, a model with variants, and what goes with what. */
final class Window {
    /** What is on each picture, for those who do not see it. */
    private static final Map<String, Map<String, String>> PICTURES = new LinkedHashMap<>();

    static {
        PICTURES.put("pump-blue.png", Map.of("en", "A blue centrifugal pump with its motor on a base plate", "de", "Eine blaue Kreiselpumpe mit Motor auf einer Grundplatte", "fr", "Une pompe centrifuge bleue et son moteur sur un socle"));
        PICTURES.put("pump-large.png", Map.of("en", "A large blue centrifugal pump with its motor", "de", "Eine große blaue Kreiselpumpe mit Motor", "fr", "Une grande pompe centrifuge bleue et son moteur"));
        PICTURES.put("pump-grey.png", Map.of("en", "A grey pump with its motor on a base plate", "de", "Eine graue Pumpe mit Motor auf einer Grundplatte", "fr", "Une pompe grise et son moteur sur un socle"));
        PICTURES.put("pump-submersible.png", Map.of("en", "A green submersible pump, upright", "de", "Eine grüne Tauchpumpe, aufrecht", "fr", "Une pompe immergée verte, debout"));
        PICTURES.put("valve-ball.png", Map.of("en", "A brass ball valve with a red handle", "de", "Ein Kugelhahn aus Messing mit rotem Griff", "fr", "Une vanne à boisseau en laiton à poignée rouge"));
        PICTURES.put("valve-butterfly.png", Map.of("en", "A blue butterfly valve with a black lever", "de", "Eine blaue Absperrklappe mit schwarzem Hebel", "fr", "Une vanne papillon bleue à levier noir"));
        PICTURES.put("valve-control.png", Map.of("en", "A red control valve with its actuator", "de", "Ein rotes Stellventil mit Antrieb", "fr", "Une vanne de régulation rouge et son actionneur"));
        PICTURES.put("sensor-pressure.png", Map.of("en", "A pressure transmitter with a round dial", "de", "Ein Druckmessumformer mit runder Anzeige", "fr", "Un transmetteur de pression à cadran rond"));
        PICTURES.put("sensor-flow.png", Map.of("en", "A flow meter with a display, between two flanges", "de", "Ein Durchflussmesser mit Anzeige zwischen zwei Flanschen", "fr", "Un débitmètre à afficheur entre deux brides"));
        PICTURES.put("drive.png", Map.of("en", "A frequency inverter with a display and three lights", "de", "Ein Frequenzumrichter mit Anzeige und drei Leuchten", "fr", "Un variateur de fréquence avec afficheur et trois voyants"));
    }

    private final Api steward;

    Window(Api steward) {
        this.steward = steward;
    }

    /** Brings all of it in; gives the answers of the imports, the later revision of a product last. */
    List<JsonNode> dress() {
        Map<String, Object> pictures = Map.of("code", "pictures", "type", "MEDIA", "audience", "PUBLIC", "labels", Map.of("en", "Pictures", "de", "Bilder", "fr", "Images"));
        steward.put("/families/standard/attributes/pictures", steward.get("/families/standard").path("revision").asLong(), Map.of("attribute", pictures));
        steward.post("/category-trees", "application/json", text("categories.json"));
        String window = text("window.csv");
        String models = text("models.csv");
        for (Map.Entry<String, Map<String, String>> picture : PICTURES.entrySet()) {
            String id = sent(picture.getKey(), picture.getValue());
            window = window.replace(picture.getKey(), id);
            models = models.replace(picture.getKey(), id);
        }
        return List.of(steward.post("/imports", "text/csv", window), steward.post("/imports", "text/csv", models));
    }

    private String sent(String picture, Map<String, String> alt) {
        JsonNode asset = steward.postBytes("/assets", "image/png", bytes("pictures/" + picture));
        steward.put("/assets/" + asset.path("id").asText() + "/description", asset.path("revision").asLong(), Map.of("alt", alt));
        return asset.path("id").asText();
    }

    static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) {
        try (var in = Window.class.getResourceAsStream("/demo/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
