package touchstone.catalog.family;

import touchstone.commons.problem.NotFound;

class OptionListNotFound extends NotFound {
    OptionListNotFound(String code) {
        super("There is no such list of options.");
        fact("optionList", code);
    }
}
