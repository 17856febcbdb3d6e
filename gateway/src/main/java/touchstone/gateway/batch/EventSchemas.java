package touchstone.gateway.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.resource.DisallowSchemaLoader;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** What the properties of events look like (JSON Schema 2020-12), by the event's name. Read once, at the start. */
@Singleton
public class EventSchemas {
    private static final Logger log = Logger.getLogger(EventSchemas.class);
    private static final int MOST_FAULTS = 10;
    private static final int LONGEST_FAULT = 300;
    private final Map<String, JsonSchema> byEvent = new HashMap<>();
    private final boolean rejectsUnknown;
    private final BatchConfig config;

    public EventSchemas(BatchConfig config) {
        rejectsUnknown = config.unknownEvents() == BatchConfig.Unknown.REJECT;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        config.schemas().ifPresent(this::read);
    }

    private void read(Path folder) {
        // A schema is whole by itself: nothing is fetched.
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
                JsonNode schema = new ObjectMapper().readTree(file.toFile());
                if (!schema.path("title").isTextual()) throw new IllegalStateException("The schema " + file + " has no title, which is to be the name of an event.");
                byEvent.put(schema.get("title").textValue(), factory.getSchema(schema));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The event schemas in " + folder + " cannot be read", e);
        }
        log.infof("event schemas read count=%d", byEvent.size());
    }

    /** Where something is wrong, and against which rule, without the values, which may be somebody's. */
    List<String> faults(String event, JsonNode properties) {
        JsonSchema schema = byEvent.get(event);
        if (schema == null) return rejectsUnknown ? List.of("/event: not one of those that are described") : List.of();
        return schema.validate(properties).stream().map(fault -> "/properties" + pointer(fault.getInstanceLocation().toString()) + ": " + fault.getType()
                + (fault.getProperty() == null ? "" : " " + fault.getProperty())).map(EventSchemas::shortened).sorted().limit(MOST_FAULTS).toList();
    }

    /** It names members of what was sent, which may be as long as they like. */
    private static String shortened(String fault) {
        return fault.length() > LONGEST_FAULT ? fault.substring(0, LONGEST_FAULT) : fault;
    }

    private static String pointer(String location) {
        String path = location.startsWith("$") ? location.substring(1).replace('.', '/') : location;
        return path.equals("/") ? "" : path;
    }
}
