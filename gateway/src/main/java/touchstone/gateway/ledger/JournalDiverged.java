package touchstone.gateway.ledger;

/** The ledger has frames under this journal's name that are not in it: the folder was put back from a copy, or changed. */
class JournalDiverged extends RuntimeException {
    JournalDiverged(long shipped, long last) {
        super("The ledger holds frames up to " + shipped + " that this journal, which ends at " + last + ", does not have like that. It goes on under another name.");
    }
}
