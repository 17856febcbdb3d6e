package touchstone.gateway.batch;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a batch. */
@Schema(name = "BatchAnswer")
record BatchAnswer(
        @Schema(description = "whether nothing was rejected") boolean success,
        @Schema(description = "how many are recorded now") int stored,
        @Schema(description = "messageIds of those that were stored already") List<String> alreadyStored,
        List<Rejection> rejected) {
    /**
     * @param index in the batch, from 0
     */
    @Schema(name = "Rejection")
    record Rejection(int index, String messageId, List<String> faults) {}
}
