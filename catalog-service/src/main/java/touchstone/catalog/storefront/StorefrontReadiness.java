package touchstone.catalog.storefront;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before all that is published can be read. */
@Readiness
class StorefrontReadiness implements HealthCheck {
    private final Storefront storefront;

    StorefrontReadiness(Storefront storefront) {
        this.storefront = storefront;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("storefront index filled").status(storefront.isOpen()).build();
    }
}
