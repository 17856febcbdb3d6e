package touchstone.registration.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.problem.Invalid;
import touchstone.registration.prospect.Text;

/** What the columns of a file are. Those that are passed over are named and stored nowhere. */
record Columns(List<Column> all) {
    private static final int MOST = 200;
    private static final int LONGEST = 100;

    @Schema(name = "ImportColumn")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Column(String column, @Schema(description = "What it is taken for; absent if it is passed over.") String field) {}

    /**
     * @param mapping fields by column, as a JSON object; null to guess
     * @throws HeaderNotReadable  if the header is empty, too wide, or names two columns alike
     * @throws MappingNotReadable if the mapping is none, or not one for these columns
     */
    static Columns of(List<String> header, String mapping, ObjectMapper json) {
        if (header.isEmpty() || header.size() > MOST) throw new HeaderNotReadable("The first line names 1 to " + MOST + " columns.");
        Set<String> names = new HashSet<>();
        for (String column : header) {
            if (column.isBlank() || column.length() > LONGEST || !Text.isPlain(column)) throw new HeaderNotReadable("Each column has a name of at most " + LONGEST + " visible characters.");
            if (!names.add(column)) throw new HeaderNotReadable("Two columns have the same name.");
        }
        List<Column> columns = mapping == null ? guessed(header) : mapped(header, read(mapping, json));
        List<String> fields = columns.stream().map(Column::field).filter(field -> field != null).toList();
        if (fields.size() != Set.copyOf(fields).size()) throw new MappingNotReadable("Two columns are mapped to the same field.");
        return new Columns(columns);
    }

    private static List<Column> guessed(List<String> header) {
        Set<Field> taken = new HashSet<>();
        return header.stream().map(column -> new Column(column, Field.guess(column).filter(taken::add).map(Field::word).orElse(null))).toList();
    }

    private static List<Column> mapped(List<String> header, Map<String, String> mapping) {
        List<String> strangers = mapping.keySet().stream().filter(column -> !header.contains(column)).toList();
        if (!strangers.isEmpty()) throw new MappingNotReadable("The mapping names columns that the file does not have.");
        mapping.values().forEach(field -> Field.of(field).orElseThrow(() -> new MappingNotReadable("A column is mapped to what is no field. There are: "
                + String.join(", ", Stream.of(Field.values()).map(Field::word).toList()) + ".")));
        return header.stream().map(column -> new Column(column, mapping.get(column))).toList();
    }

    private static Map<String, String> read(String mapping, ObjectMapper json) {
        try {
            Map<String, String> read = json.readValue(mapping, new TypeReference<>() {});
            if (read == null || read.values().stream().anyMatch(field -> field == null)) throw new MappingNotReadable("A mapping is a JSON object: {\"column\": \"field\"}.");
            return read;
        } catch (JsonProcessingException unreadable) {
            throw new MappingNotReadable("A mapping is a JSON object: {\"column\": \"field\"}.");
        }
    }

    /** People have names of their own, or an address; all else is companies. */
    Kind kind() {
        List<Field> fields = fields();
        boolean people = fields.contains(Field.GIVEN_NAME) || fields.contains(Field.FAMILY_NAME) || fields.contains(Field.EMAIL);
        if (!people && !fields.contains(Field.NAME)) throw new MappingNotReadable("No column is taken for a person's names or e-mail address, and none for the name of a company. Name them by a mapping.");
        return people ? Kind.PROSPECTS : Kind.ACCOUNTS;
    }

    /** The fields of the columns that are not passed over, in the order of the file. */
    List<Field> fields() {
        return all.stream().filter(column -> column.field() != null).map(column -> Field.of(column.field()).orElseThrow()).toList();
    }

    /** Where these stand in the file, from 0. */
    List<Integer> positions() {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) if (all.get(i).field() != null) positions.add(i);
        return positions;
    }

    static class HeaderNotReadable extends Invalid {
        HeaderNotReadable(String detail) {
            super("The header cannot be read, and nothing was taken in. " + detail);
        }
    }

    static class MappingNotReadable extends Invalid {
        MappingNotReadable(String detail) {
            super("Nothing was taken in. " + detail);
        }
    }
}
