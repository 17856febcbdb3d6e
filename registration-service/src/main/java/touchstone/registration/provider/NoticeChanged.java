package touchstone.registration.provider;

import touchstone.commons.problem.Conflict;

class NoticeChanged extends Conflict {
    NoticeChanged() {
        super("The notice you were shown is not the current one. Read the provider again and decide on what it says now.");
    }
}
