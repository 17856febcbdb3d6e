package touchstone.lead.booking;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A slot that somebody picks, by the clocks of their place. */
@Schema(name = "DemoPick")
record Pick(
        @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") @Schema(description = "demos, if absent.") String calendar,
        @NotNull @Schema(description = "Day and time without an offset.") LocalDateTime start,
        @NotNull @Pattern(regexp = "[A-Za-z0-9_+/-]{1,50}") @Schema(description = "Of the IANA time zone database.", examples = "Europe/Berlin") String zone,
        @Pattern(regexp = "[+-][0-9]{2}:[0-9]{2}") @Schema(description = "Which of two, where the clocks are put back; the earlier if absent.") String offset) {

    /** By the clocks of a zone. */
    static Pick at(Instant start, ZoneId zone) {
        return new Pick(null, LocalDateTime.ofInstant(start, zone), zone.getId(), zone.getRules().getOffset(start).getId());
    }

    String calendarOrDemos() {
        return calendar == null ? "demos" : calendar;
    }

    /** Databases know fewer years than Java, and nobody looks so far. */
    static Instant known(Instant from) {
        return from == null || from.isBefore(Instant.EPOCH) ? null : from.isAfter(Instant.parse("2100-01-01T00:00:00Z")) ? Instant.parse("2100-01-01T00:00:00Z") : from;
    }

    /** @throws TimeSkipped if the clocks there skip it @throws SlotNotOffered if there is no such zone, or no time that anybody could be booked at */
    Instant instant() {
        try {
            List<ZoneOffset> offsets = ZoneId.of(zone).getRules().getValidOffsets(start);
            if (offsets.isEmpty()) throw new TimeSkipped();
            if (start.getYear() < 2000 || start.getYear() > 2099) throw new SlotNotOffered();
            return ZonedDateTime.ofLocal(start, ZoneId.of(zone), offset == null ? null : ZoneOffset.of(offset)).toInstant();
        } catch (DateTimeException e) {
            throw new SlotNotOffered();
        }
    }
}
