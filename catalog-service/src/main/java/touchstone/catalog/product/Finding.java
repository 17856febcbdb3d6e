package touchstone.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that is wrong or missing, said so that a machine can act on it and a person can mend it.
 *
 * @param code      what, in kebab case, such as {@code missing-description}
 * @param attribute the attribute it is about; absent where it is about the whole
 * @param locale    the locale it is about; absent where it is about all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Something that is wrong or missing")
public record Finding(@Schema(examples = "missing-description") String code, @Schema(examples = "description") String attribute,
                      @Schema(examples = "en") String locale, String detail) {
    public Finding(String code, String attribute, String detail) {
        this(code, attribute, null, detail);
    }
}
