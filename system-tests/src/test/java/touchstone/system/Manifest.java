package touchstone.system;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.util.ModelMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One Kubernetes object as written in a file. */
record Manifest(String file, JsonObject json) {
    static Manifest read(Path root, Path file) {
        try {
            return of(root.relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifest of(String file, String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<String, Object> tree = new Yaml(new SafeConstructor(options)).load(yaml);
        return new Manifest(file, new Gson().toJsonTree(tree).getAsJsonObject());
    }

    String kind() {
        return json.get("kind").getAsString();
    }

    String name() {
        return json.getAsJsonObject("metadata").get("name").getAsString();
    }

    /** What Kubernetes' own model of the kind finds wrong: a required field that is missing, a field that there is none of, a value of another type. */
    Optional<String> schemaError() {
        try {
            type().getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            // It lets a word pass for a number, and a number for a word; read into the model and written again, they are not what they were.
            JsonElement again = JsonParser.parseString(JSON.serialize(model()));
            return holds(again, json) ? Optional.empty() : Optional.of("it is read as " + again);
        } catch (InvocationTargetException e) {
            return Optional.of(e.getCause().getMessage());
        } catch (JsonParseException | NumberFormatException e) {
            return Optional.of(e.getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether all that was written is there; the model adds empty lists. */
    private static boolean holds(JsonElement found, JsonElement written) {
        if (written.isJsonObject() && found.isJsonObject()) {
            return written.getAsJsonObject().entrySet().stream()
                    .allMatch(member -> found.getAsJsonObject().has(member.getKey()) && holds(found.getAsJsonObject().get(member.getKey()), member.getValue()));
        }
        if (written.isJsonArray() && found.isJsonArray()) {
            var items = written.getAsJsonArray();
            return found.getAsJsonArray().size() == items.size() && IntStream.range(0, items.size()).allMatch(i -> holds(found.getAsJsonArray().get(i), items.get(i)));
        }
        return found.equals(written);
    }

    /** As the model of its kind; only what has no {@link #schemaError} can be relied on to be read as that. */
    Object model() {
        return JSON.deserialize(json.toString(), type());
    }

    private Class<?> type() {
        Class<?> type = ModelMapper.getApiTypeClass(json.get("apiVersion").getAsString(), kind());
        if (type == null) throw new IllegalArgumentException(file + " has a kind that Kubernetes does not know: " + kind());
        return type;
    }
}
