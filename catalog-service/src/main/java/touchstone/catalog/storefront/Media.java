package touchstone.catalog.storefront;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.asset.Asset;
import touchstone.catalog.asset.Rendition;
import touchstone.catalog.label.Labels;

/**
 * A picture or document that a product shows.
 *
 * @param attribute  the attribute that names it
 * @param type       the media type of the file as it was sent
 * @param width      of the picture as it was sent, in pixels; absent for a document
 * @param alt        what it shows, in the product's locale or the next best; absent where nobody has said so
 * @param renditions what can be loaded, by name: {@code thumb}, {@code medium} and {@code large} of a picture, {@code file} of a document
 */
record Media(String attribute, String id, String type, Integer width, Integer height, String title, String alt,
             @Schema(description = "What can be loaded: thumb, medium and large of a picture, file of a document") Map<String, File> renditions) {
    /** @param url relative to the address of this API; it stands for these bytes for good */
    record File(String url, String type, Integer width, Integer height) {}

    /** @param locales in which its texts may be, the best first */
    static Media of(String attribute, Asset asset, String channel, Set<String> locales) {
        Map<String, File> files = new LinkedHashMap<>();
        for (Rendition rendition : asset.delivered()) {
            files.put(rendition.name(), new File("/storefront/assets/" + channel + "/" + asset.id() + "/" + rendition.name(), rendition.type().mediaType(), rendition.width(), rendition.height()));
        }
        return new Media(attribute, asset.id(), asset.type().mediaType(), asset.width(), asset.height(), Labels.in(locales, asset.description().title()).orElse(null),
                Labels.in(locales, asset.description().alt()).orElse(null), files);
    }

    @JsonIgnore
    boolean isPicture() {
        return width != null;
    }

    /** The largest picture. */
    File largest() {
        return renditions.get("large");
    }

    /** The assets that a value names, as far as there are any. */
    static List<Asset> named(Object data, Map<String, Asset> assets) {
        List<Asset> named = new ArrayList<>();
        if (data instanceof List<?> ids) {
            for (Object id : ids) if (assets.containsKey(id)) named.add(assets.get(id));
        }
        return named;
    }
}
