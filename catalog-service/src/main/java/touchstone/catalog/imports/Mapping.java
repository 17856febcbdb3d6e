package touchstone.catalog.imports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the columns of a supplier's files mean here, kept so that his next file can be read without asking.
 *
 * @param separator what stands between the fields of a CSV file, null for what its format has
 * @param columns   the columns whose names do not say it themselves
 */
public record Mapping(@Pattern(regexp = "[,;|\\t]") @Schema(description = "Between the fields of a CSV file", examples = ";") String separator,
                      @NotNull @Valid @Size(max = 1_000) List<Column> columns) {
    /**
     * One column.
     *
     * @param column its name in the file, in upper or lower case
     * @param target what our own files call it; null if it is to be passed over
     * @param unit   the unit of its numbers, where no column of units stands beside it
     * @param values what its cells mean, by what they say
     */
    public record Column(@NotBlank @Size(max = 200) @Schema(examples = "Bezeichnung") String column,
                         @Size(max = 200) @Schema(examples = "description_en", description = "sku, family, or an attribute as import names it; absent to pass the column over") String target,
                         @Size(max = 20) @Schema(examples = "KG") String unit, @Size(max = 1_000) Map<String, String> values) {
        public Column {
            values = values == null ? Map.of() : Map.copyOf(values);
        }
    }

    public Mapping {
        columns = columns == null ? null : List.copyOf(columns);
    }

    /** Reads names by this mapping, and those not in it in another way. */
    Naming naming(Naming otherwise) {
        Map<String, Meaning> known = new HashMap<>();
        for (Column column : columns) {
            String target = column.target() == null ? null : column.target().toLowerCase(Locale.ROOT);
            known.put(column.column().strip().toLowerCase(Locale.ROOT), new Meaning(target, column.unit(), column.values()));
        }
        return name -> {
            Meaning meaning = known.get(name.toLowerCase(Locale.ROOT));
            return meaning == null ? otherwise.meaning(name) : meaning;
        };
    }
}
