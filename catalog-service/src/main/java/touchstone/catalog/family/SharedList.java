package touchstone.catalog.family;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import touchstone.commons.problem.Problem.FieldError;

/**
 * Options that attributes of several families take, as they were since one saved change.
 *
 * @param options in the order in which they are shown
 * @param author  who saved it
 * @param reason  why, in the author's words; null where none was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SharedList(String code, long revision, List<Option> options, String author, Instant at, String reason) {
    SharedList {
        options = List.copyOf(options);
    }

    /** @throws OptionListNotValid with all that is wrong with it */
    void check() {
        List<FieldError> errors = new ArrayList<>(FamilyRules.checkOptions(options, "/options"));
        if (!code.matches(FamilyRules.CODE)) errors.add(new FieldError("/code", "takes at most 63 lower-case letters, digits and _, a letter first"));
        if (FamilyRules.letters(options.stream().map(Option::labels)) > FamilyRules.MOST_LETTERS) errors.add(new FieldError("/options", "have more than " + FamilyRules.MOST_LETTERS + " characters in their labels"));
        if (!errors.isEmpty()) throw new OptionListNotValid(errors);
    }

    SharedList with(List<Option> next, String by, Instant when, String why) {
        return new SharedList(code, revision + 1, next, by, when, why);
    }
}
