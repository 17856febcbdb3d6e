package touchstone.lead.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.problem.Problem.FieldError;
import touchstone.lead.lead.PlainText;

/**
 * People who share leads, and what they promise.
 *
 * @param respondWithin how much time at work may pass until somebody looks into a lead, ISO 8601; they are warned when three quarters of it have
 * @param escalateTo    the address that is told when it has passed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TeamDefinition(
        @NotBlank @Size(max = 100) @PlainText String name,
        @NotNull @Valid WorkingHours hours,
        @NotNull @Pattern(regexp = "PT[0-9HMS]{2,12}") String respondWithin,
        @NotNull @Email @Size(max = 254) String escalateTo,
        @NotNull @Size(max = 100) List<@Valid @NotNull Member> members) {

    /** @param id the subject of their token @param languages that they answer in (ISO 639), or none: whatever comes @param locale that they are written to in (BCP 47); absent, in the first of their languages */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TeamMember")
    public record Member(@NotBlank @Size(max = 100) @PlainText String id, @NotBlank @Size(max = 200) @PlainText String name, @NotNull @Email @Size(max = 254) String email,
                         @Size(max = 20) Set<@NotNull @Pattern(regexp = "[a-z]{2,3}") String> languages,
                         @Pattern(regexp = "[A-Za-z0-9-]{2,35}") String locale) {
        /** In which words they are written to; English if that is not known. */
        public String readsIn() {
            return locale != null ? locale : languages == null || languages.isEmpty() ? "en" : languages.iterator().next();
        }

        public boolean speaks(String language) {
            return languages == null || languages.isEmpty() || languages.contains(language);
        }
    }

    public Duration promised() {
        return Duration.parse(respondWithin);
    }

    /** @param pointer where it stands in the request (RFC 6901) @throws TeamNotValid if the hours or the promise cannot be, or somebody is in it twice */
    void check(String pointer) {
        List<FieldError> flaws = hours.flaws(pointer + "/hours");
        try {
            Duration promised = promised();
            if (promised.isNegative() || promised.isZero() || promised.compareTo(Duration.ofHours(1000)) > 0) flaws.add(new FieldError(pointer + "/respondWithin", "is more than nothing and at most 1000 hours"));
        } catch (java.time.format.DateTimeParseException e) {
            flaws.add(new FieldError(pointer + "/respondWithin", "is a time in hours and minutes, such as PT4H"));
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < members.size(); i++) if (!ids.add(members.get(i).id())) flaws.add(new FieldError(pointer + "/members/" + i + "/id", "is in the team twice"));
        if (!flaws.isEmpty()) throw new TeamNotValid(flaws);
    }
}
