package touchstone.storefront.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Writes an OpenAPI 3.1 document as types of TypeScript, in the shape of openapi-typescript ({@code paths} by path and method, {@code components} by name), which the clients made for that
 * shape understand as well. Of JSON Schema it knows what our services say; what it does not know becomes {@code unknown}, never a wrong type.
 */
public final class Typings {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final List<String> PLACES = List.of("query", "header", "path", "cookie");
    private static final String NONE = "?: never;";

    private final StringBuilder out = new StringBuilder("/** Made of the OpenAPI document when the plugin is built. */\n");
    private final JsonNode document;
    private int depth;

    private Typings(JsonNode document) {
        this.document = document;
    }

    /** @param arguments the document, and the file to write */
    public static void main(String[] arguments) throws IOException {
        Path types = Path.of(arguments[1]);
        Files.createDirectories(types.getParent());
        Files.writeString(types, of(new ObjectMapper().readTree(new File(arguments[0]))));
    }

    static String of(JsonNode document) {
        return new Typings(document).write();
    }

    private String write() {
        open("export interface paths {");
        document.path("paths").properties().forEach(path -> path(path.getKey(), path.getValue()));
        close("}");
        open("export interface components {");
        open("schemas: {");
        document.at("/components/schemas").properties().forEach(schema -> {
            comment(schema.getValue().path("description"));
            line(name(schema.getKey()) + ": " + type(schema.getValue()) + ";");
        });
        close("};");
        close("}");
        return out.toString();
    }

    private void path(String path, JsonNode item) {
        open(quoted(path) + ": {");
        parameters(item.path("parameters"), null);
        for (String method : METHODS) {
            if (item.has(method)) operation(method, item.get(method), item.path("parameters"));
            else line(method + NONE);
        }
        close("};");
    }

    private void operation(String method, JsonNode operation, JsonNode common) {
        comment(operation.path("summary"));
        open(method + ": {");
        parameters(operation.path("parameters"), common);
        JsonNode body = operation.path("requestBody");
        if (body.isMissingNode()) line("requestBody" + NONE);
        else line("requestBody" + (body.path("required").asBoolean() ? "" : "?") + ": { content: " + content(body.path("content")) + " };");
        open("responses: {");
        operation.path("responses").properties().forEach(response -> {
            comment(response.getValue().path("description"));
            String status = response.getKey().matches("\\d+") ? response.getKey() : quoted(response.getKey());
            line(status + ": { headers: { [name: string]: unknown }; content" + (response.getValue().path("content").isEmpty() ? NONE : ": " + content(response.getValue().path("content")) + ";") + " };");
        });
        close("};");
        close("};");
    }

    private void parameters(JsonNode own, JsonNode common) {
        open("parameters: {");
        for (String place : PLACES) {
            List<JsonNode> here = new ArrayList<>();
            if (common != null) common.forEach(here::add);
            own.forEach(here::add);
            here.removeIf(parameter -> !parameter.path("in").asText().equals(place));
            if (here.isEmpty()) {
                line(place + NONE);
                continue;
            }
            boolean required = here.stream().anyMatch(parameter -> parameter.path("required").asBoolean());
            open(place + (required ? "" : "?") + ": {");
            for (JsonNode parameter : here) {
                comment(parameter.path("description"));
                line(name(parameter.path("name").asText()) + (parameter.path("required").asBoolean() ? "" : "?") + ": " + type(parameter.path("schema")) + ";");
            }
            close("};");
        }
        close("};");
    }

    private String content(JsonNode content) {
        return content.properties().stream().map(type -> quoted(type.getKey()) + ": " + type(type.getValue().path("schema")) + ";").collect(Collectors.joining(" ", "{ ", " }"));
    }

    private String type(JsonNode schema) {
        if (schema.has("$ref")) return "components[\"schemas\"][" + quoted(schema.get("$ref").asText().replace("#/components/schemas/", "")) + "]";
        if (schema.has("enum")) return joined(schema.get("enum"), " | ", JsonNode::toString);
        if (schema.has("const")) return schema.get("const").toString();
        if (schema.has("allOf")) return joined(schema.get("allOf"), " & ", part -> "(" + type(part) + ")");
        if (schema.has("oneOf")) return joined(schema.get("oneOf"), " | ", part -> "(" + type(part) + ")");
        if (schema.has("anyOf")) return joined(schema.get("anyOf"), " | ", part -> "(" + type(part) + ")");
        JsonNode type = schema.path("type");
        if (type.isArray()) return joined(type, " | ", one -> type(one.asText(), schema));
        return type(type.asText(schema.has("properties") ? "object" : ""), schema);
    }

    private String type(String type, JsonNode schema) {
        return switch (type) {
            case "string" -> schema.path("format").asText().equals("binary") ? "Blob" : "string";
            case "integer", "number" -> "number";
            case "boolean", "null" -> type;
            case "array" -> "(" + type(schema.path("items")) + ")[]";
            case "object" -> object(schema);
            default -> "unknown";
        };
    }

    private String object(JsonNode schema) {
        List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false).map(JsonNode::asText).toList();
        List<String> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode said = property.getValue().path("description");
            members.add((said.isMissingNode() ? "" : said(said) + " ") + name(property.getKey()) + (required.contains(property.getKey()) ? "" : "?") + ": " + type(property.getValue()) + ";");
        }
        JsonNode others = schema.path("additionalProperties");
        // Members with types of their own would contradict an index that says less.
        if (members.isEmpty()) return "{ [name: string]: " + (others.isObject() ? type(others) : "unknown") + " }";
        return "{ " + String.join(" ", members) + " }" + (others.isObject() || others.asBoolean() ? " & { [name: string]: unknown }" : "");
    }

    private static String joined(JsonNode list, String between, Function<JsonNode, String> each) {
        return StreamSupport.stream(list.spliterator(), false).map(each).distinct().collect(Collectors.joining(between));
    }

    private void comment(JsonNode text) {
        if (text.isTextual() && !text.asText().isBlank()) line(said(text));
    }

    private static String said(JsonNode text) {
        return "/** " + text.asText().replaceAll("\\s+", " ").replace("*/", "* /").strip() + " */";
    }

    private static String name(String name) {
        return name.matches("[A-Za-z_$][\\w$]*") ? name : quoted(name);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void open(String line) {
        line(line);
        depth++;
    }

    private void close(String line) {
        depth--;
        line(line);
    }

    private void line(String line) {
        out.append("  ".repeat(depth)).append(line).append('\n');
    }
}
