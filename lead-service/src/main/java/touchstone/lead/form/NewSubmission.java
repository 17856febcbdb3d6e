package touchstone.lead.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.spam.Proof;

/** A form, filled in. */
record NewSubmission(
        @NotNull @Min(1) @Schema(description = "The version that was on show.") Integer version,
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{0,63}") @Schema(description = "Id of the product it is about.") String product,
        @PositiveOrZero @Schema(description = "The revision of the product that was on show.") Long revision,
        @NotNull @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "By field, as the form's schema says.") ObjectNode answers,
        @Size(max = 10) @Schema(description = "A yes or no to each purpose; what is left out is a no.") List<@Valid @NotNull Said> consents,
        @Valid @Schema(description = "Of who is not signed in: the form's challenge, met.") Proof proof,
        @Size(max = 500) @Schema(description = "Stays empty. A page hides the field from people; what fills it in is none.") String website) {

    @Schema(name = "ConsentAnswer")
    record Said(@NotNull @Size(max = 50) String purpose, @NotNull Boolean granted,
                @NotNull @Pattern(regexp = "[0-9a-f]{64}") @Schema(description = "The notice of the form that was on show.") String notice) {}

    List<Said> said() {
        return consents == null ? List.of() : consents;
    }
}
