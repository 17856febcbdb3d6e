package touchstone.lead.status;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.lead.Activity;
import touchstone.lead.lead.Consent;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.LeadKind;
import touchstone.lead.lead.LeadStatus;
import touchstone.lead.product.SeenProduct;

/**
 * What became of a request, as who made it is told.
 *
 * @param steps    oldest first; absent in lists
 * @param consents what holds of what was said to each purpose; absent in lists
 */
@Schema(name = "RequestStatus")
record StatusView(UUID id, LeadKind kind, Status status, SeenProduct product, Instant createdAt, List<Step> steps, List<Said> consents) {
    /** That something is held back, or goes on in another lead, stays inside the house. */
    enum Status {
        RECEIVED, IN_REVIEW, ACCEPTED, DECLINED, WITHDRAWN,
        /** All that was written is gone. */
        ERASED;

        static Status of(LeadStatus status) {
            return switch (status) {
                case QUARANTINED, NEW, MERGED -> RECEIVED;
                case IN_REVIEW -> IN_REVIEW;
                case ACCEPTED -> ACCEPTED;
                case DECLINED -> DECLINED;
                case WITHDRAWN -> WITHDRAWN;
            };
        }
    }

    static StatusView of(Lead lead) {
        if (lead.isErased()) return new StatusView(lead.id(), lead.kind(), Status.ERASED, null, lead.createdAt(), List.of(), List.of());
        return new StatusView(lead.id(), lead.kind(), Status.of(lead.status()), lead.product(), lead.createdAt(),
                lead.history().stream().map(Step::of).reduce(List.of(), Step::append, (a, b) -> b),
                lead.standing().stream().map(consent -> new Said(consent.purpose(), consent.state())).toList());
    }

    static StatusView listed(Lead lead) {
        return new StatusView(lead.id(), lead.kind(), Status.of(lead.status()), lead.product(), lead.createdAt(), null, null);
    }

    /** Whether it can be taken back. */
    boolean isOpen() {
        return status == Status.RECEIVED || status == Status.IN_REVIEW || status == Status.ACCEPTED;
    }

    /** Whether any yes stands. */
    boolean hasConsent() {
        return consents.stream().anyMatch(said -> said.state == Consent.State.GRANTED || said.state == Consent.State.CONFIRMED || said.state == Consent.State.PENDING);
    }

    @Schema(name = "RequestStep")
    record Step(Instant at, Status status, String reason) {
        static Step of(Activity activity) {
            Status status = Status.of(activity.to());
            return new Step(activity.at(), status, status == Status.ACCEPTED || status == Status.DECLINED ? activity.reason() : null);
        }

        /** What looks the same from outside is no step. */
        static List<Step> append(List<Step> before, Step next) {
            if (!before.isEmpty() && before.get(before.size() - 1).status == next.status) return before;
            var all = new java.util.ArrayList<>(before);
            all.add(next);
            return List.copyOf(all);
        }
    }

    @Schema(name = "RequestConsent")
    record Said(String purpose, Consent.State state) {}
}
