package touchstone.lead.status;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import touchstone.lead.booking.DemoOffer;

/**
 * The part of a request's page where a demo is picked, moved and cancelled, in words and by the clocks of who asked.
 *
 * @param at     the end of the page's address
 * @param booked when and where it is, or null
 */
public record DemoPart(String at, String booked, boolean open, List<Day> days, String zone, List<String> zones, String earlier, String later, Map<String, String> words) {
    private static final List<String> WORDS = List.of("title", "pick", "move", "book", "moveIt", "cancel", "none", "earlier", "later", "zone", "show");
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC")).sorted().toList();

    /** A day with its times. */
    public record Day(String name, List<Slot> slots) {}

    /** @param start what is sent @param time what is read */
    public record Slot(String start, String time) {}

    /** @param text the text of a name with what belongs into it */
    static DemoPart of(DemoOffer offer, String at, Locale locale, BiFunction<String, Object[], String> text) {
        var days = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
        var times = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).withZone(offer.zone());
        var whole = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT).withLocale(locale).withZone(offer.zone());
        Map<LocalDate, List<Slot>> byDay = new LinkedHashMap<>();
        for (Instant start : offer.starts()) byDay.computeIfAbsent(LocalDate.ofInstant(start, offer.zone()), any -> new ArrayList<>()).add(new Slot(start.toString(), times.format(start)));
        String zone = offer.zone().getId();
        return new DemoPart(at, offer.booked() == null ? null : text.apply("demo.booked", new Object[] {whole.format(offer.booked().start()), zone, offer.booked().host(), offer.booked().place()}),
                offer.open(), byDay.entrySet().stream().map(day -> new Day(days.format(day.getKey()), day.getValue())).toList(),
                zone, ZONES.contains(zone) ? ZONES : Stream.concat(Stream.of(zone), ZONES.stream()).toList(), from(at, zone, offer.earlier()), from(at, zone, offer.later()),
                WORDS.stream().collect(Collectors.toMap(word -> word, word -> text.apply("demo." + word, new Object[0]))));
    }

    private static String from(String at, String zone, Instant from) {
        return from == null ? null : at + "?zone=" + URLEncoder.encode(zone, StandardCharsets.UTF_8) + "&from=" + from;
    }
}
