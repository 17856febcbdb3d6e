package touchstone.gateway.front;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready once we have been told to end: what is on its way is finished, what is new goes elsewhere. */
@Singleton
@Readiness
class DoorReadiness implements HealthCheck {
    private final FrontDoor door;

    DoorReadiness(FrontDoor door) {
        this.door = door;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("front door").status(!door.isClosing()).build();
    }
}
