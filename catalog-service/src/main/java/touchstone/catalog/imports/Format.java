package touchstone.catalog.imports;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;

/** The formats that files come in. */
public enum Format {
    CSV("text/csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    NDJSON("application/x-ndjson");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** The format that a media type stands for. */
    static Format of(MediaType type) {
        String name = (type.getType() + "/" + type.getSubtype()).toLowerCase();
        return Arrays.stream(values()).filter(format -> format.mediaType.equals(name)).findFirst().orElseThrow();
    }
}
