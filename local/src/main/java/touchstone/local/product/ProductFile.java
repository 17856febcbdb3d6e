package touchstone.local.product;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import touchstone.local.process.NotReady;

/** A product file, whose format its name tells. */
public record ProductFile(Path path) {
    private static final Map<String, String> MEDIA_TYPES = Map.of("csv", "text/csv", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ndjson", "application/x-ndjson", "jsonl", "application/x-ndjson", "xml", "application/xml");

    /** @throws NotReady if it is of no format that is taken in */
    public String mediaType() {
        String name = path.getFileName().toString();
        String type = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (type == null) throw new NotReady(name + " is of no format that is taken in, by its name: .csv, .xlsx, .ndjson, .jsonl, or .xml for BMEcat.");
        return type;
    }
}
