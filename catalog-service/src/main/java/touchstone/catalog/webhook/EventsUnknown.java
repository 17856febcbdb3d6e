package touchstone.catalog.webhook;

import touchstone.commons.problem.Invalid;

class EventsUnknown extends Invalid {
    EventsUnknown(Place from, Place to, Place next) {
        super("Only what was delivered before can be delivered again: from an event up to the same or a later one, before the next that is due anyway.");
        fact("from", from.toString());
        fact("to", to.toString());
        fact("next", next.toString());
    }
}
