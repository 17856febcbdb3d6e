package touchstone.gateway.journal;

/**
 * A place in the journal where something else stands than what was written.
 *
 * @param first   the sequence that belongs there
 * @param last    the last one that cannot be read for it; one less than the first where no frame is lost, such as when only a segment's head was changed
 * @param segment the name of the file
 * @param why     where it was found, and what
 */
public record Damage(long first, long last, String segment, String why) {
    Damage(long first, long last, JournalDamaged found) {
        this(first, last, found.segment(), found.getMessage());
    }

    /** Frames that are lost. */
    public long lost() {
        return last - first + 1;
    }

    /** What of it lies behind a sequence, null if nothing does. */
    Damage after(long sequence) {
        if (first > sequence) return this;
        return last > sequence ? new Damage(sequence + 1, last, segment, why) : null;
    }
}
