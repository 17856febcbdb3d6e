package touchstone.catalog.webhook;

import touchstone.commons.problem.Conflict;

class TooManyRedeliveries extends Conflict {
    TooManyRedeliveries(int most) {
        super("So many redeliveries of this subscription wait already that no more are taken. Ask again when some are done.");
        fact("most", most);
    }
}
