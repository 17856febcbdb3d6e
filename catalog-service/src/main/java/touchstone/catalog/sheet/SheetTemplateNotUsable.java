package touchstone.catalog.sheet;

import touchstone.commons.problem.Invalid;

class SheetTemplateNotUsable extends Invalid {
    private static final int LONGEST = 500;

    SheetTemplateNotUsable(Exception why) {
        super("No sheet can be made with this template. The present one stays.");
        String reason = String.valueOf(why.getMessage());
        fact("reason", reason.substring(0, Math.min(LONGEST, reason.length())));
    }
}
