package touchstone.catalog.rights;

import touchstone.commons.problem.Forbidden;

/** Something that is done to all values alike, which the caller's rights do not reach. */
public class RightsTooNarrow extends Forbidden {
    public RightsTooNarrow() {
        super("This reaches values that your rights do not. Ask somebody whose rights are not narrowed.");
    }
}
