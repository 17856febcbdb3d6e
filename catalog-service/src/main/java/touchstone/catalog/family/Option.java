package touchstone.catalog.family;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.label.Labels;

/** One of the options to choose from. @param code what values hold and filters take @param labels what it is called, by locale */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Option(String code, @Schema(description = "What it is called, by locale (BCP 47)") Map<String, String> labels) {
    static final int LONGEST_LABEL = 200;

    public Option {
        labels = Labels.copy(labels);
    }
}
