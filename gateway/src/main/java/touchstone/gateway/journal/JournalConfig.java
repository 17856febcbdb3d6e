package touchstone.gateway.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where and how interactions are written before they reach the ledger. */
@ConfigMapping(prefix = "touchstone.journal")
public interface JournalConfig {
    /** A folder of this gateway alone; no two processes can share it. */
    Path folder();

    /** When what was written is forced to the disk. */
    @WithDefault("group")
    Sync sync();

    /** How long {@link Sync#GROUP} gathers. */
    @WithDefault("PT0.005S")
    Duration group();

    /** A new segment is begun when one has grown to this many bytes. */
    @WithDefault("67108864")
    long segmentBytes();

    /** How long a segment is kept after all its frames have reached the ledger. */
    @WithDefault("P7D")
    Duration retention();

    /** What becomes of an answer that cannot be recorded, since the disk is full or broken. */
    @WithDefault("refuse")
    WhenFull whenFull();

    enum Sync {
        /** Every few milliseconds, by a thread of its own: a power cut may cost the last group, a killed process nothing. */
        GROUP,
        /** Before the answer leaves. Answers that wait at the same time share one force. */
        ALWAYS,
        /** When the operating system likes. */
        NONE,
        /** Nothing is recorded, and each answer counts as unrecorded: only to measure what recording costs. */
        OFF
    }

    enum WhenFull {
        /** The caller gets a 503 instead: nothing happens unrecorded. */
        REFUSE,
        /** The answer leaves unrecorded, and is counted as such. */
        SERVE
    }
}
