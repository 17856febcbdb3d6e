package touchstone.lead.score;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.JsonText;
import touchstone.lead.lead.PlainText;

/**
 * How many points there are for what. Points are numbers from 0 to 100, and never less: what speaks against somebody is for people to weigh.
 *
 * @param halfLife       after how long a touch counts half (PT1H to P366D)
 * @param mostFit        the most that who somebody is can bring together
 * @param mostInterest   the most that what they did can bring together
 * @param companyAddress for an address at a company
 * @param companyName    for the name of one, where the address tells none
 * @param acceptedBefore for each lead of the same company that was accepted, three at most
 * @param wonBefore      where something was won at the same company
 * @param roles          by the part in the decision, as a form asks for it
 * @param titles         by words of the job title, as a form asks for it (jobTitle); the first that fits counts
 * @param verbs          for one touch, by the verb that the ledger knows
 * @param otherProducts  how much of that there is for a product that the lead is not about (0 to 1)
 * @param products       how many times more, or less, a product counts, by its id (0 to 10)
 */
@Schema(name = "ScoreWeights")
record Weights(
        @NotNull @JsonFormat(shape = JsonFormat.Shape.STRING) Duration halfLife,
        @Min(0) @Max(1000) int mostFit,
        @Min(0) @Max(1000) int mostInterest,
        @DecimalMin("0") @DecimalMax("100") double companyAddress,
        @DecimalMin("0") @DecimalMax("100") double companyName,
        @DecimalMin("0") @DecimalMax("100") double acceptedBefore,
        @DecimalMin("0") @DecimalMax("100") double wonBefore,
        @NotNull @Size(max = 20) Map<@NotNull @Pattern(regexp = "[a-z][a-z-]{0,39}") String, @NotNull @DecimalMin("0") @DecimalMax("100") Double> roles,
        @NotNull @Size(max = 20) List<@Valid @NotNull Title> titles,
        @NotNull @NotEmpty @Size(max = 50) Map<@NotNull @Pattern(regexp = "[a-z][a-z-]{0,39}") String, @Valid @NotNull Touches> verbs,
        @DecimalMin("0") @DecimalMax("1") double otherProducts,
        @NotNull @Size(max = 1000) Map<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String, @NotNull @DecimalMin("0") @DecimalMax("10") Double> products) {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    @AssertTrue(message = "takes PT1H to P366D")
    @Schema(hidden = true)
    boolean isHalfLifeInRange() {
        return halfLife == null || halfLife.compareTo(SHORTEST) >= 0 && halfLife.compareTo(LONGEST) <= 0;
    }

    /** @param words any of them, in lower case */
    @Schema(name = "ScoreTitle")
    record Title(@NotEmpty @Size(max = 100) List<@NotNull @Size(min = 1, max = 60) @PlainText String> words, @DecimalMin("0") @DecimalMax("100") double points) {}

    /** @param points for one, now @param most for all of them together */
    @Schema(name = "ScoreTouches")
    record Touches(@DecimalMin("0") @DecimalMax("100") double points, @DecimalMin("0") @DecimalMax("1000") double most) {}

    static class Json extends JsonText<Weights> {
        Json() {
            super(Weights.class);
        }
    }
}
