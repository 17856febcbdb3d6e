package touchstone.catalog.asset;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.label.Labels;
import touchstone.commons.problem.Problem.FieldError;

/**
 * What people say of an asset.
 *
 * @param title  by locale
 * @param alt    what it shows, for those who do not see it, by locale
 * @param rights whose it is, and under which licence it is used; for stewards, not for readers
 */
public record Description(@Schema(description = "By locale (BCP 47)") Map<String, String> title, @Schema(description = "What it shows, by locale (BCP 47)") Map<String, String> alt,
                          @Size(max = 1000) String rights) {
    static final Description NONE = new Description(null, null, null);
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_ALT = 1_000;

    public Description {
        title = Labels.copy(title);
        alt = Labels.copy(alt);
    }

    /** @throws DescriptionNotValid with all that is wrong with it */
    void check() {
        List<FieldError> errors = new ArrayList<>(Labels.errors(title, "/title", LONGEST_TITLE));
        errors.addAll(Labels.errors(alt, "/alt", LONGEST_ALT));
        if (!errors.isEmpty()) throw new DescriptionNotValid(errors);
    }
}
