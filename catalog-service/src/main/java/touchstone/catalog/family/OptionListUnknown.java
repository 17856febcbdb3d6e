package touchstone.catalog.family;

import touchstone.commons.problem.Invalid;

class OptionListUnknown extends Invalid {
    OptionListUnknown(String code) {
        super("An attribute takes its options from a list that there is not. Nothing was changed.");
        fact("optionList", code);
    }
}
