package touchstone.commons;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** The clock that all code reads: UTC, in milliseconds, since MongoDB keeps no finer and PostgreSQL does. */
class Time {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.system(ZoneOffset.UTC), Duration.ofMillis(1));
    }
}
