package touchstone.lead.booking;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What can be done about a demo of one request.
 *
 * @param booked  what is to come, or null
 * @param zone    the clocks that times are shown by
 * @param open    whether a time may be picked now
 * @param starts  what is free of the days looked at, in order
 * @param earlier where the days before them begin, or null
 * @param later   where the days after them begin, or null
 */
public record DemoOffer(Demo booked, ZoneId zone, boolean open, List<Instant> starts, Instant earlier, Instant later) {
    /** A demo to come. @param place where, or at which address of a meeting */
    public record Demo(Instant start, String host, String place) {}
}
