package touchstone.catalog.asset;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that are taken in. */
public enum AssetType {
    JPEG("image/jpeg", "jpg", true), PNG("image/png", "png", true), WEBP("image/webp", "webp", true), GIF("image/gif", "gif", true), PDF("application/pdf", "pdf", false);

    private final String mediaType;
    private final String extension;
    private final boolean picture;

    AssetType(String mediaType, String extension, boolean picture) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.picture = picture;
    }

    static Optional<AssetType> of(String mediaType) {
        return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    /** Whether it has renditions, and leaves only as one of these. Anything else leaves as it came. */
    public boolean isPicture() {
        return picture;
    }
}
