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
        @Schema(description = "where it was, if nobody has looked into it: the segment, the place in it, and the sequence of the frame that belongs there") String journalDamage,
        @Schema(description = "there if this gateway's journal was found not to be the one that was shipped before, with the names that either has in the ledger") String journalDiverged,
        List<Gateway> gateways,
        @Schema(description = "each of the last hours in which something was received, by gateway") List<Hour> hours,
        @Schema(description = "the latest frames that could not be read as interactions; the ledger keeps them as they are") List<Quarantined> quarantined,
        @Schema(description = "the latest places at which a journal was damaged before it was shipped, those first that nobody has looked into") List<Loss> losses) {

    /**
     * @param written     the last sequence in the gateway's journal, as far as is known here
     * @param repeated    messages that came again, and are there once
     * @param retired     interactions that have left the ledger, as configured
     * @param quarantined frames that are no interactions, put aside in the ledger
     * @param lost        frames that were damaged before they were shipped, and that somebody has looked into; before that they are missing
     * @param missingSequences the first of those that are missing; not told where some are retired
     */
    @Schema(name = "ProofOfGateway")
    record Gateway(UUID gateway, long written, long recorded, long repeated, long retired, long quarantined, long lost, long missing, List<Long> missingSequences, long duplicate) {}

    /**
     * @param hour     its beginning
     * @param received frames that a journal has, or handed over, and that are dated to this hour; what is lost is dated to that of what came before it
     */
    @Schema(name = "ProofOfHour")
    record Hour(UUID gateway, Instant hour, long received, long recorded, long repeated, long retired, long quarantined, long lost, long missing, long duplicate) {
        static Hour of(UUID gateway, Instant hour, long received, long rows, long sequences, long repeated, long retired, long quarantined, long lost) {
            return new Hour(gateway, hour, received, sequences, repeated, retired, quarantined, lost, Math.max(0, received - sequences - repeated - retired - quarantined - lost), rows - sequences);
        }
    }

    @Schema(name = "QuarantinedFrame")
    record Quarantined(UUID gateway, long sequence, String reason, Instant at) {}

    /**
     * @param first    the first sequence that is lost
     * @param last     the last one; one less than the first where no frame is lost
     * @param kept     the damaged file in the folder of the gateway's journal, absent if it is gone
     * @param resolved when somebody has looked into it
     */
    @Schema(name = "JournalLoss")
    record Loss(UUID id, UUID gateway, long first, long last, Instant hour, String reason, String kept, Instant found, Instant resolved, String note) {}

    static ProofView of(long answers, long unrecorded, long unaccounted, long waiting, String damage, String diverged, List<Gateway> gateways, List<Hour> hours, List<Quarantined> quarantined, List<Loss> losses) {
        return new ProofView(answers, unrecorded, gateways.stream().mapToLong(Gateway::recorded).sum(), unaccounted + gateways.stream().mapToLong(Gateway::missing).sum(),
                gateways.stream().mapToLong(Gateway::duplicate).sum(), waiting, damage == null, damage, diverged, gateways, hours, quarantined, losses);
    }
}
