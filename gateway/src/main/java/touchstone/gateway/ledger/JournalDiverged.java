package touchstone.gateway.ledger;

/** The ledger has frames of this gateway that are not in its journal: the folder was put back from a copy, or changed. An operator must look. */
class JournalDiverged extends RuntimeException {
    JournalDiverged(long shipped, long last) {
        super("The ledger holds this gateway's frames up to " + shipped + ", but the journal does not have them like that (it ends at " + last
                + "). Give the gateway a new journal folder; keep the old one.");
    }
}
