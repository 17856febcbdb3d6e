package touchstone.catalog.family;

import touchstone.commons.problem.Conflict;

class OptionListExists extends Conflict {
    OptionListExists(String code) {
        super("There is a list of options of this code.");
        fact("optionList", code);
    }
}
