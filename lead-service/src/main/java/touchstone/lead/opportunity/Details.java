package touchstone.lead.opportunity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.lead.PlainText;

/** What an opportunity is about, who has a say in it, and against whom. */
public record Details(
        @NotNull @Size(max = 100) List<@Valid @NotNull ProductLine> products,
        @NotNull @Size(max = 50) List<@Valid @NotNull BuyingContact> contacts,
        @NotNull @Size(max = 20) List<@NotBlank @Size(max = 100) String> competitors) {
    public Details {
        products = products == null ? List.of() : products;
        contacts = contacts == null ? List.of() : contacts;
        competitors = competitors == null ? List.of() : competitors;
    }

    /** @param quantity how many of it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OpportunityProduct")
    public record ProductLine(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{0,63}") String product,
            @NotBlank @Size(max = 100) @PlainText String sku,
            @NotBlank @Size(max = 500) @PlainText String name,
            @Min(1) @Max(1_000_000_000) int quantity) {}

    /**
     * @param role     their part in the buying
     * @param inside   whether they belong to the company that buys
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BuyingContact")
    public record BuyingContact(
            @NotBlank @Size(max = 200) @PlainText String name,
            @Size(max = 254) @PlainText String email,
            @NotNull Role role,
            boolean inside) {}

    /** A part in a buying. */
    @Schema(name = "BuyingRole")
    public enum Role {
        DECIDES, INFLUENCES, USES, BUYS, BLOCKS
    }
}
