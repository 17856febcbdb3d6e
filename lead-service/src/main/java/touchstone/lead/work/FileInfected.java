package touchstone.lead.work;

import touchstone.commons.problem.Invalid;

class FileInfected extends Invalid {
    FileInfected() {
        super("This file holds what a virus scanner stops.");
    }
}
