package touchstone.gateway.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import touchstone.commons.problem.Invalid;

/** A moment in a query, as RFC 3339 writes it. */
public final class Moment {
    public static final Instant FIRST = Instant.EPOCH;
    public static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Moment() {}

    /** @throws MomentUnreadable if the text is none, or one that no database could hold */
    public static OffsetDateTime parse(String text, Instant otherwise) {
        if (text == null) return OffsetDateTime.ofInstant(otherwise, ZoneOffset.UTC);
        try {
            Instant moment = Instant.parse(text);
            if (moment.isBefore(FIRST) || moment.isAfter(LAST)) throw new MomentUnreadable();
            return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new MomentUnreadable();
        }
    }

    static class MomentUnreadable extends Invalid {
        MomentUnreadable() {
            super("from, to and asOf are moments like 2026-05-01T00:00:00Z, from 1970 on.");
        }
    }
}
