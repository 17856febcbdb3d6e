package touchstone.commons.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Problem details of RFC 9457.
 *
 * @param type   a path that names the kind of problem, {@code /problems/<slug>}
 * @param detail what happened this time, and what the caller can do about it
 * @param errors the single fields at fault, empty where none is
 * @param facts  extension members, written beside the standard ones
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "Problem details (RFC 9457).", additionalProperties = Schema.True.class)
public record Problem(String type, String title, int status, String detail, List<FieldError> errors,
                      @JsonAnyGetter @Schema(hidden = true) Map<String, Object> facts) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    public Problem(String type, String title, int status, String detail) {
        this("/problems/" + type, title, status, detail, List.of(), Map.of());
    }

    /**
     * One field at fault.
     *
     * @param pointer where it stands in the request, a JSON Pointer (RFC 6901), or the name of a parameter
     * @param code    what is wrong with it, such as {@code required} or {@code too-long}, for who says it in another language; null where the detail says more than a code can
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String pointer, String detail, String code) {
        public FieldError(String pointer, String detail) {
            this(pointer, detail, null);
        }
    }
}
