package touchstone.registration.provider;

import touchstone.commons.problem.NotFound;

class ProviderNotFound extends NotFound {
    ProviderNotFound() {
        super("There is no such provider; /providers lists those that there are.");
    }
}
