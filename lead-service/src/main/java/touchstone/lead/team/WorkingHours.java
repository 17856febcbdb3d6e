package touchstone.lead.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.problem.Problem.FieldError;

/**
 * When people are at work: by the clocks of their place, so that a day on which those are changed is as long as it is.
 *
 * @param zone     of the IANA time zone database, such as {@code Europe/Berlin}
 * @param week     the spans of each day of the week; a day that is left out is free
 * @param holidays free days
 */
@Schema(name = "WorkingHours")
public record WorkingHours(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_+/-]{1,50}") String zone,
        @NotNull @Size(max = 7) Map<@NotNull DayOfWeek, @NotNull @Size(max = 4) List<@Valid @NotNull Span>> week,
        @NotNull @Size(max = 400) Set<@NotNull LocalDate> holidays) {
    /** Nobody promises an answer that takes longer. */
    private static final int MOST_DAYS = 400;

    public WorkingHours {
        holidays = holidays == null ? Set.of() : holidays;
    }

    /** From then to then on one day. */
    @Schema(name = "WorkingSpan")
    public record Span(@NotNull LocalTime from, @NotNull LocalTime to) {}

    /** A time at work, on the line of time. */
    public record Stretch(Instant from, Instant to) {}

    /** What is wrong with them. @param pointer where they stand in the request (RFC 6901) */
    public List<FieldError> flaws(String pointer) {
        List<FieldError> flaws = new ArrayList<>();
        try {
            ZoneId.of(zone);
        } catch (java.time.DateTimeException e) {
            flaws.add(new FieldError(pointer + "/zone", "is not known"));
        }
        week.forEach((day, spans) -> {
            if (spans.stream().anyMatch(span -> !span.from().isBefore(span.to()))) flaws.add(new FieldError(pointer + "/week/" + day, "ends before it begins"));
        });
        if (week.values().stream().allMatch(List::isEmpty)) flaws.add(new FieldError(pointer + "/week", "has no time at which somebody is at work"));
        return flaws;
    }

    /** The times at work that begin on a day, in order. A span in an hour that the clocks skip begins, or ends, when they go on. */
    public List<Stretch> on(LocalDate day) {
        if (holidays.contains(day)) return List.of();
        List<Stretch> stretches = new ArrayList<>();
        for (Span span : week.getOrDefault(day.getDayOfWeek(), List.of())) {
            Instant from = ZonedDateTime.of(day, span.from(), ZoneId.of(zone)).toInstant();
            Instant to = ZonedDateTime.of(day, span.to(), ZoneId.of(zone)).toInstant();
            if (from.isBefore(to)) stretches.add(new Stretch(from, to));
        }
        stretches.sort(Comparator.comparing(Stretch::from));
        return stretches;
    }

    /** When so much time at work has passed since then; if there is hardly any work, after {@value #MOST_DAYS} days. */
    public Instant after(Instant start, Duration work) {
        Duration left = work;
        LocalDate first = start.atZone(ZoneId.of(zone)).toLocalDate();
        for (LocalDate day : (Iterable<LocalDate>) Stream.iterate(first, next -> next.plusDays(1)).limit(MOST_DAYS)::iterator) {
            for (Stretch stretch : on(day)) {
                Instant from = stretch.from().isBefore(start) ? start : stretch.from();
                if (!from.isBefore(stretch.to())) continue;
                Duration here = Duration.between(from, stretch.to());
                if (left.compareTo(here) <= 0) return from.plus(left);
                left = left.minus(here);
            }
        }
        return first.plusDays(MOST_DAYS).atStartOfDay(ZoneId.of(zone)).toInstant();
    }
}
