package touchstone.lead.opportunity;

import touchstone.commons.problem.Invalid;

class MoveNeedsReason extends Invalid {
    MoveNeedsReason(String from, String to) {
        super("The one stage does not lead to the other. Say why it goes there all the same.");
        fact("from", from);
        fact("to", to);
    }
}
