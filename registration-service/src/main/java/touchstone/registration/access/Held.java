package touchstone.registration.access;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.registration.consent.ConsentView;
import touchstone.registration.identity.Identity.HeldClaim;
import touchstone.registration.objection.Objections;
import touchstone.registration.proposal.Proposals;
import touchstone.registration.prospect.ProspectView;
import touchstone.registration.prospect.SourceRecord;

/** All that registration holds on a person (GDPR, article 15), for them to read or to take elsewhere (article 20). */
@Schema(name = "Held")
public record Held(ProspectView prospect, @Schema(description = "All that was ever said of you, the first first.") List<SourceRecord.View> sourceRecords,
                   List<SignInView> signIns, @Schema(description = "What providers said of you, apart from it.") List<HeldClaim> providerClaims,
                   @Schema(description = "All you said to purposes, the latest first; at most 1000.") List<ConsentView> consents,
                   @Schema(description = "All you ever objected to, the latest first; at most 1000.") List<Objections.Objection> objections,
                   @Schema(description = "What providers said later, for you to decide on.") List<Proposals.Proposal> proposals) {
    @Schema(name = "HeldSignIn")
    public record SignInView(String provider, String issuer, String subject, Instant linkedAt) {}
}
