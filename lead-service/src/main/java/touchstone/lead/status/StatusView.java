package touchstone.lead.status;

import java.net.URI;
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
 * @param message  what they wrote, for who is signed in as them; absent in lists
 * @param page     where the same stands for whoever has the address, for who is signed in as them; absent in lists
 */
@Schema(name = "RequestStatus")
record StatusView(UUID id, LeadKind kind, Status status, SeenProduct product, Instant createdAt, List<Step> steps, List<Said> consents, String message, URI page) {
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
        if (lead.isErased()) return new StatusView(lead.id(), lead.kind(), Status.ERASED, null, lead.createdAt(), List.of(), List.of(), null, null);
        return new StatusView(lead.id(), lead.kind(), Status.of(lead.status()), lead.product(), lead.createdAt(),
                lead.history().stream().map(Step::of).reduce(List.of(), Step::append, (a, b) -> b),
                lead.standing().stream().map(consent -> new Said(consent.purpose(), consent.state())).toList(), null, null);
    }

    static StatusView listed(Lead lead) {
        return new StatusView(lead.id(), lead.kind(), Status.of(lead.status()), lead.product(), lead.createdAt(), null, null, null, null);
    }

    /** For who is signed in as the one who asked: with what they wrote, and the page that whoever has its address sees. */
    StatusView of(String message, URI page) {
        return new StatusView(id, kind, status, product, createdAt, steps, consents, message, page);
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
            return new Step(activity.at(), Status.of(activity.to()), activity.reasonTold());
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
