package touchstone.gateway.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether every interaction is there. */
@Schema(name = "Proof")
record ProofView(
        @Schema(description = "answers that this gateway gave since it started") long answers,
        @Schema(description = "of these, answers that could not be recorded and were refused or served all the same, as configured") long unrecorded,
        @Schema(description = "interactions in the ledger, of all gateways and times") long recorded,
        @Schema(description = "answers that were to be in the ledger and are not; those that are unrecorded were not to be") long missing,
        @Schema(description = "interactions that are in the ledger more than once") long duplicate,
        @Schema(description = "interactions of this gateway that are in its journal and did not reach the ledger in time; they count as missing") long waiting,
        @Schema(description = "whether no frame of this gateway's journal was changed, moved or left out") boolean journalIntact,
        @Schema(description = "where it was: the segment, the place in it, and the sequence of the frame that belongs there") String journalDamage,
        @Schema(description = "there if this gateway's journal was found not to be the one that was shipped before, with the names that either has in the ledger") String journalDiverged,
        List<Gateway> gateways,
        @Schema(description = "each of the last hours in which something was received, by gateway") List<Hour> hours,
        @Schema(description = "the latest frames that could not be read as interactions; the ledger keeps them as they are") List<Quarantined> quarantined) {

    /**
     * @param written     the last sequence in the gateway's journal, as far as is known here
     * @param repeated    messages that came again, and are there once
     * @param retired     interactions that have left the ledger, as configured
     * @param quarantined frames that are no interactions, put aside in the ledger
     * @param missingSequences the first of those that are missing; not told where some are retired
     */
    @Schema(name = "ProofOfGateway")
    record Gateway(UUID gateway, long written, long recorded, long repeated, long retired, long quarantined, long missing, List<Long> missingSequences, long duplicate) {}

    /**
     * @param hour     its beginning
     * @param received frames that a journal has, or handed over, and that are dated to this hour
     */
    @Schema(name = "ProofOfHour")
    record Hour(UUID gateway, Instant hour, long received, long recorded, long repeated, long retired, long quarantined, long missing, long duplicate) {
        static Hour of(UUID gateway, Instant hour, long received, long rows, long sequences, long repeated, long retired, long quarantined) {
            return new Hour(gateway, hour, received, sequences, repeated, retired, quarantined, Math.max(0, received - sequences - repeated - retired - quarantined), rows - sequences);
        }
    }

    @Schema(name = "QuarantinedFrame")
    record Quarantined(UUID gateway, long sequence, String reason, Instant at) {}

    static ProofView of(long answers, long unrecorded, long unaccounted, long waiting, String damage, String diverged, List<Gateway> gateways, List<Hour> hours, List<Quarantined> quarantined) {
        return new ProofView(answers, unrecorded, gateways.stream().mapToLong(Gateway::recorded).sum(), unaccounted + gateways.stream().mapToLong(Gateway::missing).sum(),
                gateways.stream().mapToLong(Gateway::duplicate).sum(), waiting, damage == null, damage, diverged, gateways, hours, quarantined);
    }
}
