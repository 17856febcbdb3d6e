package touchstone.catalog.asset;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One form of an asset's bytes, made once and never changed.
 *
 * @param name   {@link #FILE}, or the name of a size
 * @param length in bytes
 * @param width  in pixels; absent for what is no picture
 * @param height in pixels; absent for what is no picture
 * @param hash   SHA-256 of the bytes, in hexadecimal digits
 */
public record Rendition(@Schema(examples = "medium") String name, AssetType type, long length, Integer width, Integer height, String hash) {
    /** The file as it was sent. */
    public static final String FILE = "file";
}
