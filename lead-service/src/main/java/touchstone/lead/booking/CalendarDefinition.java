package touchstone.lead.booking;

import jakarta.validation.constraints.Pattern;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.problem.Problem.FieldError;
import touchstone.lead.lead.PlainText;
import touchstone.lead.team.WorkingHours;

/**
 * When who shows something.
 *
 * @param place         where, or at which address of a meeting
 * @param minutes       how long a demo takes
 * @param bufferMinutes how long its host is left alone afterwards
 * @param stepMinutes   how far apart slots begin
 * @param noticeHours   how long before it a demo can be picked
 * @param horizonDays   how far ahead
 */
public record CalendarDefinition(
        @NotBlank @Size(max = 100) @PlainText String name,
        @NotBlank @Size(max = 500) @PlainText String place,
        @Min(5) @Max(480) int minutes,
        @Min(0) @Max(240) int bufferMinutes,
        @Min(5) @Max(480) int stepMinutes,
        @Min(0) @Max(720) int noticeHours,
        @Min(1) @Max(180) int horizonDays,
        @NotEmpty @Size(max = 50) List<@Valid @NotNull Host> hosts) {

    /** @param id the subject of their token @param hours when they can be booked, by the clocks of their own place @param locale that they are written to in (BCP 47), or null: English */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DemoHost")
    public record Host(@NotBlank @Size(max = 100) @PlainText String id, @NotBlank @Size(max = 200) @PlainText String name, @NotNull @Email @Size(max = 254) String email, @NotNull @Valid WorkingHours hours,
            @Pattern(regexp = "[A-Za-z0-9-]{2,35}") String locale) {}

    Duration length() {
        return Duration.ofMinutes(minutes);
    }

    Duration buffer() {
        return Duration.ofMinutes(bufferMinutes);
    }

    /** @param pointer where it stands in the request (RFC 6901) @throws CalendarNotValid if somebody's hours cannot be, or a host is in it twice */
    void check(String pointer) {
        List<FieldError> flaws = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < hosts.size(); i++) {
            flaws.addAll(hosts.get(i).hours().flaws(pointer + "/hosts/" + i + "/hours"));
            if (!ids.add(hosts.get(i).id())) flaws.add(new FieldError(pointer + "/hosts/" + i + "/id", "is in it twice"));
        }
        if (!flaws.isEmpty()) throw new CalendarNotValid(flaws);
    }

    /** The beginnings from then to then, each with the hosts who work at that time, as far as the notice and the horizon let them be picked now. */
    Map<Instant, List<Host>> slots(Instant from, Instant until, Instant now) {
        Instant first = later(from, now.plus(Duration.ofHours(noticeHours)));
        Instant last = earlier(until, now.plus(Duration.ofDays(horizonDays)));
        Map<Instant, List<Host>> slots = new TreeMap<>();
        for (Host host : hosts) {
            ZoneId zone = ZoneId.of(host.hours().zone());
            for (LocalDate day = first.atZone(zone).toLocalDate(); !day.isAfter(last.atZone(zone).toLocalDate()); day = day.plusDays(1)) {
                for (WorkingHours.Stretch stretch : host.hours().on(day)) {
                    for (Instant start = stretch.from(); !start.plus(length()).isAfter(stretch.to()); start = start.plus(Duration.ofMinutes(stepMinutes))) {
                        if (!start.isBefore(first) && start.isBefore(last)) slots.computeIfAbsent(start, any -> new ArrayList<>()).add(host);
                    }
                }
            }
        }
        return slots;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
