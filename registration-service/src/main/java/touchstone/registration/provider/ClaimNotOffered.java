package touchstone.registration.provider;

import java.util.List;
import touchstone.commons.problem.Invalid;

class ClaimNotOffered extends Invalid {
    ClaimNotOffered(List<String> claims) {
        super("The provider does not hand over all that you name.");
        fact("claims", claims);
    }
}
