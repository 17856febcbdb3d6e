package touchstone.catalog.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.ValuesNotValid;
import touchstone.catalog.product.ValuesPatch;
import touchstone.catalog.product.Yardstick;
import touchstone.commons.problem.Problem.FieldError;

/**
 * Reads a JSON object per line (NDJSON, UTF-8): {@code {"sku": "P-1", "family": "standard", "values": {...}}}. The values are a merge patch, as in a change by hand:
 * what is not named stays, null removes.
 */
final class NdjsonSource implements Source {
    private static final int LONGEST_LINE = 1024 * 1024;
    private static final Set<String> MEMBERS = Set.of("sku", "family", "values");
    private static final ObjectReader JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build().readerFor(JsonNode.class);

    private final InputStream bytes;
    private final Yardstick yardstick;
    private long row;

    NdjsonSource(InputStream bytes, Yardstick yardstick) {
        this.bytes = new BufferedInputStream(bytes, 64 * 1024);
        this.yardstick = yardstick;
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }

    @Override
    public Line next() throws IOException {
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int c = bytes.read();
            if (c < 0) return null;
            row++;
            boolean tooLong = false;
            for (; c >= 0 && c != '\n'; c = bytes.read()) {
                if (line.size() < LONGEST_LINE) line.write(c);
                else tooLong = true;
            }
            if (tooLong) return wrong(null, "line-too-long", "The line has more than " + LONGEST_LINE + " bytes.");
            try {
                String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
                if (row == 1 && text.startsWith("\uFEFF")) text = text.substring(1);
                if (!text.isBlank()) return line(JSON.readTree(text));
            } catch (CharacterCodingException e) {
                return wrong(null, "wrong-encoding", "The line is not in UTF-8.");
            } catch (JsonProcessingException e) {
                return wrong(null, "not-json", "The line is no JSON" + (e.getLocation() == null ? "." : ": see its column " + e.getLocation().getColumnNr() + "."));
            }
        }
    }

    private Line line(JsonNode json) {
        if (!json.isObject()) return wrong(null, "not-an-object", "The line is no object.");
        String sku = json.path("sku").asText();
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) return wrong(sku, "unknown-member", "The member " + (name.length() > 60 ? name.substring(0, 60) + "..." : name) + " is none of sku, family and values.");
        }
        JsonNode values = json.has("values") ? json.get("values") : JsonNodeFactory.instance.objectNode();
        if (!json.path("sku").isTextual()) return wrong(null, "missing-sku", "The member sku is no text.");
        long at = row;
        return Line.of(at, sku.strip(), json.hasNonNull("family") ? json.get("family").asText() : null, "The member sku", (family, present) -> {
            try {
                return new Row(at, sku.strip(), ValuesPatch.read(values, family, present, yardstick), List.of(), List.of());
            } catch (ValuesNotValid notValid) {
                return Row.wrong(at, sku.strip(), notValid.errors().stream().map(NdjsonSource::finding).toList());
            }
        });
    }

    private static Finding finding(FieldError error) {
        String[] steps = error.pointer().split("/");
        return new Finding("value-not-valid", steps.length > 2 ? steps[2] : null, error.pointer() + " " + error.detail() + ".");
    }

    private Line wrong(String sku, String code, String detail) {
        return Line.wrong(row, sku, new Finding(code, null, detail));
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
