package touchstone.lead.booking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Properties;
import touchstone.lead.lead.Lead;

/** Guesses by which clocks somebody goes. */
final class Zones {
    private static final Properties BY_COUNTRY = read();

    private Zones() {}

    /** @param tag of the IANA time zone database @return null if there is none */
    static ZoneId named(String tag) {
        return tag != null && ZoneId.getAvailableZoneIds().contains(tag) ? ZoneId.of(tag) : null;
    }

    /** By the country that they said, else that of their language; null if that tells nothing. */
    static ZoneId guess(Lead lead) {
        ZoneId said = lead.countrySaid() == null ? null : named(BY_COUNTRY.getProperty(lead.countrySaid()));
        return said != null ? said : named(BY_COUNTRY.getProperty(Locale.forLanguageTag(lead.submission().locale()).getCountry()));
    }

    private static Properties read() {
        var zones = new Properties();
        try (InputStream file = Zones.class.getResourceAsStream("/texts/zones.properties")) {
            zones.load(file);
            return zones;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
