package touchstone.gateway.visitor;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import touchstone.gateway.cookie.Hmac;
import touchstone.gateway.cookie.Secret;

/** Ids that tell visitors of one day roughly apart. The salt is random, is in no file, and is gone with the day: then the ids lead nowhere. */
final class DailyIds {
    private final Clock clock;
    private volatile Salt salt;

    private record Salt(LocalDate day, Hmac mac) {}

    DailyIds(Clock clock) {
        this.clock = clock;
    }

    UUID of(String network, String userAgent) {
        ByteBuffer mac = ByteBuffer.wrap(salt().of(network + "\n" + userAgent));
        // Version 8 of RFC 9562: made by a rule of our own.
        return new UUID(mac.getLong() & ~0xF000L | 0x8000L, mac.getLong() & ~0xC000000000000000L | 0x8000000000000000L);
    }

    private Hmac salt() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        Salt current = salt;
        if (current == null || !current.day.equals(today)) current = renew(today);
        return current.mac;
    }

    private synchronized Salt renew(LocalDate today) {
        if (salt == null || !salt.day.equals(today)) salt = new Salt(today, new Hmac(Secret.random()));
        return salt;
    }
}
