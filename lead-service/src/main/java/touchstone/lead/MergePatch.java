package touchstone.lead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

/** Changes a record as a JSON merge patch says (RFC 7396). */
@ApplicationScoped
public class MergePatch {
    public static final String MEDIA_TYPE = "application/merge-patch+json";
    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** @throws ConstraintViolationException if what comes out is not valid @throws PatchNotReadable if it is no such record any more */
    public <T> T apply(T present, JsonNode patch, Class<T> type) {
        T changed;
        try {
            changed = json.treeToValue(merged(json.valueToTree(present), patch), type);
        } catch (JsonProcessingException e) {
            throw new PatchNotReadable();
        }
        var violations = validator.validate(changed);
        if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
        return changed;
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) return patch;
        ObjectNode result = target != null && target.isObject() ? (ObjectNode) target : ((ObjectNode) patch).objectNode();
        patch.fields().forEachRemaining(change -> {
            if (change.getValue().isNull()) result.remove(change.getKey());
            else result.set(change.getKey(), merged(result.get(change.getKey()), change.getValue()));
        });
        return result;
    }
}
