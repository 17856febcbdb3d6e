package touchstone.lead.crm;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.lead.PlainText;

/** How to reach a system of others, and what to call things there. */
@Schema(name = "CrmConnectionSettings")
record Wanted(
        @NotNull Kind kind,
        @NotNull @Schema(description = "Of its API: https://api.hubapi.com, or https://<domain>.my.salesforce.com") URI address,
        @Size(max = 500) @PlainText @Schema(description = "Salesforce: the consumer key of the connected app") String client,
        @Size(min = 1, max = 2000) @PlainText @Schema(description = "HubSpot: the access token of the private app. Salesforce: the consumer secret. Never told again; absent in a change, it stays as it is") String secret,
        @Valid @Schema(description = "The usual one of the kind, if absent") Mapping mapping,
        @NotNull Boolean active) {

    @AssertTrue(message = "is an address without path, query or credentials")
    @Schema(hidden = true)
    boolean isAddressBare() {
        return address == null || address.getHost() != null && address.toString().length() <= 500 && (address.getRawPath() == null || address.getRawPath().isEmpty()) && address.getRawQuery() == null
                && address.getRawFragment() == null && address.getRawUserInfo() == null;
    }

    @AssertTrue(message = "names the client and the field of a contact for Salesforce, and no client for HubSpot")
    @Schema(hidden = true)
    boolean isOfItsKind() {
        return kind == null || (kind == Kind.SALESFORCE ? client != null && (mapping == null || mapping.contactField() != null) : client == null);
    }

    Wanted with(Mapping usual) {
        return mapping != null ? this : new Wanted(kind, address, client, secret, usual, active);
    }
}
