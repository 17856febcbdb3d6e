package touchstone.catalog.asset;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An asset as those see it who govern products. @param author who saved this revision of its description */
record AssetView(@Schema(description = "SHA-256 of the file: the same file is the same asset") String id, long revision, String type, long size, Integer width, Integer height,
                 Description description, String author, Instant at, String reason, List<Rendition> renditions) {
    static AssetView of(Asset asset) {
        return new AssetView(asset.id(), asset.revision(), asset.type().mediaType(), asset.rendition(Rendition.FILE).orElseThrow().length(), asset.width(), asset.height(),
                asset.description(), asset.author(), asset.at(), asset.reason(), asset.delivered());
    }
}
