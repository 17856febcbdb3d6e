package touchstone.catalog.asset;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that products show.
 *
 * @param id         SHA-256 of the file, in hexadecimal digits: the same file is the same asset
 * @param upload     what brought it here; ids of uploads are in the order of time
 * @param revision   counts the changes of its description
 * @param width      in pixels, as it is looked at; null for what is no picture
 * @param author     who saved this revision
 * @param renditions the file itself among them
 */
public record Asset(String id, UUID upload, long revision, AssetType type, Integer width, Integer height, Description description, String author, Instant at, String reason,
                    List<Rendition> renditions) {
    public Asset {
        renditions = List.copyOf(renditions);
    }

    Asset with(Description next, String by, Instant when, String why) {
        return new Asset(id, upload, revision + 1, type, width, height, next, by, when, why, renditions);
    }

    public Optional<Rendition> rendition(String name) {
        return renditions.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The rendition of this name, if readers may have it: of a picture never the file, in which a camera may have noted where it was. */
    public Optional<Rendition> delivered(String name) {
        return rendition(name).filter(it -> type.isPicture() != name.equals(Rendition.FILE));
    }

    /** All that readers may have. */
    public List<Rendition> delivered() {
        return renditions.stream().filter(it -> delivered(it.name()).isPresent()).toList();
    }
}
