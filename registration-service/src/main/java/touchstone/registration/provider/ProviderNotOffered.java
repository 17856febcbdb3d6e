package touchstone.registration.provider;

import touchstone.commons.problem.Invalid;

/** A body names a provider that there is not. */
public class ProviderNotOffered extends Invalid {
    public ProviderNotOffered() {
        super("There is no such provider; /providers lists those that there are.");
    }
}
