package touchstone.lead.opportunity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Money;
import touchstone.lead.lead.Contact;
import touchstone.lead.lead.PlainText;
import touchstone.lead.product.SeenProduct;

record NewOpportunity(
        @NotNull @Schema(description = "An accepted lead.") UUID lead,
        @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") @Schema(description = "sales, if absent.") String pipeline,
        @Size(max = 200) @PlainText @Schema(description = "Company and product of the lead, if absent.") String name,
        @Valid Money value,
        LocalDate expectedClose,
        @Size(max = 100) @Schema(description = "The product of the lead, if absent.") List<Details.@Valid @NotNull ProductLine> products,
        @Size(max = 50) @Schema(description = "The contact of the lead, who is taken to influence, if absent.") List<Details.@Valid @NotNull BuyingContact> contacts,
        @Size(max = 20) List<@NotBlank @Size(max = 100) @PlainText String> competitors) {

    String pipelineOrFirst() {
        return pipeline == null ? "sales" : pipeline;
    }

    /** What the lead knows stands in for what is left out. @param product of the lead, or null */
    Facts facts(Contact contact, SeenProduct product) {
        String who = contact.company() != null ? contact.company() : contact.name() != null ? contact.name() : contact.email();
        String called = name != null && !name.isBlank() ? name : product == null ? who : who + ": " + product.name();
        return new Facts(called.substring(0, Math.min(200, called.length())), value, expectedClose,
                products != null ? products : product == null ? List.of() : List.of(new Details.ProductLine(product.id(), product.sku(), product.name(), 1)),
                contacts != null ? contacts : List.of(new Details.BuyingContact(contact.name() == null ? contact.email() : contact.name(), contact.email(), Details.Role.INFLUENCES, true)),
                competitors == null ? List.of() : competitors);
    }
}
