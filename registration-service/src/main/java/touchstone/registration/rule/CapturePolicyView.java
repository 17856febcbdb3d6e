package touchstone.registration.rule;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.registration.provider.Claim;

@Schema(name = "CapturePolicy")
record CapturePolicyView(String provider, String claim, CapturePolicy.Decision decision, String reason, String decidedBy, Instant since,
                         @Schema(description = "Increases with each decision; its ETag. 0 where nobody has decided yet.") long revision,
                         @Schema(description = "Registrations of people who let us have the claim.") long allowed,
                         @Schema(description = "Registrations whose form it filled a field of, whether or not it stayed so.") long filled,
                         @Schema(description = "Values of the golden record that were this claim, confirmed.") long confirmed,
                         @Schema(description = "Opportunities that were won with people whose record had it.") long won) {
    static CapturePolicyView of(String provider, Claim claim, Policies policies, Help help) {
        return policies.find(claim.name())
                .map(policy -> new CapturePolicyView(provider, claim.name(), policy.decision(), policy.reason(), policy.decidedBy(), policy.decidedAt(), policy.number(), help.allowed(), help.filled(), help.confirmed(), help.won()))
                .orElseGet(() -> new CapturePolicyView(provider, claim.name(), policies.decision(claim), null, null, null, 0, help.allowed(), help.filled(), help.confirmed(), help.won()));
    }
}
