package touchstone.gateway.ledger;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether every interaction is there. */
@Schema(name = "Proof")
record ProofView(
        @Schema(description = "answers that this gateway gave since it started") long answers,
        @Schema(description = "of these, answers that could not be recorded and were refused or served all the same, as configured") long unrecorded,
        @Schema(description = "interactions in the ledger, of all gateways and times") long recorded,
        @Schema(description = "answers that are not in the ledger") long missing,
        @Schema(description = "interactions that are in the ledger more than once") long duplicate,
        @Schema(description = "interactions of this gateway that are in its journal and did not reach the ledger in time; they count as missing") long waiting,
        @Schema(description = "whether no frame of this gateway's journal was changed, moved or left out") boolean journalIntact,
        List<Gateway> gateways) {

    /**
     * @param written  the last sequence in the gateway's journal, as far as is known here
     * @param repeated messages that came again, and are there once
     * @param retired  interactions that have left the ledger, as configured
     */
    @Schema(name = "ProofOfGateway")
    record Gateway(UUID gateway, long written, long recorded, long repeated, long retired, long missing, long duplicate) {}

    static ProofView of(long answers, long unrecorded, long unaccounted, long waiting, boolean intact, List<Gateway> gateways) {
        return new ProofView(answers, unrecorded, gateways.stream().mapToLong(Gateway::recorded).sum(), unaccounted + gateways.stream().mapToLong(Gateway::missing).sum(),
                gateways.stream().mapToLong(Gateway::duplicate).sum(), waiting, intact, gateways);
    }
}
