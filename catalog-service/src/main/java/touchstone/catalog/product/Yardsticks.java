package touchstone.catalog.product;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.family.Families;

/** Takes the yardstick of the moment from the database. */
@ApplicationScoped
public class Yardsticks {
    private final Families families;
    private final Channels channels;
    private final Clock clock;

    Yardsticks(Families families, Channels channels, Clock clock) {
        this.families = families;
        this.channels = channels;
        this.clock = clock;
    }

    public Uni<Yardstick> now() {
        return families.all().chain(all -> channels.all().map(list -> new Yardstick(all, list, LocalDate.now(clock))));
    }
}
