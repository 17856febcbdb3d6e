package touchstone.registration.account;

import java.util.UUID;
import touchstone.commons.problem.NotFound;

class AccountNotFound extends NotFound {
    AccountNotFound(UUID id) {
        super("There is no account " + id + ".");
    }
}
