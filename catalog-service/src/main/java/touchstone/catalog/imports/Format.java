package touchstone.catalog.imports;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;

/** The formats that files come in. */
public enum Format {
    CSV("text/csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    NDJSON("application/x-ndjson"),
    /** A product file of Akeneo PIM: see {@link AkeneoNaming}. */
    AKENEO_CSV("text/csv"),
    /** A catalog in XML: see {@link BmecatSource}. */
    BMECAT("application/xml");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** The format that a media type stands for, if nothing else is said. */
    static Format of(MediaType type) {
        String name = (type.getType() + "/" + type.getSubtype()).toLowerCase();
        if (name.equals("text/xml")) return BMECAT;
        return Arrays.stream(values()).filter(format -> format.mediaType.equals(name)).findFirst().orElseThrow();
    }
}
