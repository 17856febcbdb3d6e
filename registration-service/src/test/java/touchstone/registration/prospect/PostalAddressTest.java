package touchstone.registration.prospect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostalAddressTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"US,Seattle,WA,98104", "DE,Berlin,-,10115", "GB,London,-,SW1A 1AA", "JP,-,東京都,100-0001", "HK,-,Kowloon,-", "IE,Dublin,-,-", "BR,São Paulo,SP,01310-100", "XK,Prishtinë,-,10000"})
    void addresses_as_their_countries_write_them(String country, String place, String region, String postcode) {
        assertEquals(List.of(), address(country, place, region, postcode).complaints());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"US,Seattle,-,98104,administrativeArea", "US,Seattle,WA,-,postalCode", "US,Seattle,WA,9810,postalCode", "DE,Berlin,-,1011,postalCode", "DE,-,-,10115,locality",
            "GB,London,-,QQ1 1AA,postalCode", "JP,-,-,100-0001,administrativeArea", "ZZ,Nowhere,-,-,country", "UK,London,-,SW1A 1AA,country"})
    void what_a_country_asks_for_is_told(String country, String place, String region, String postcode, String field) {
        assertEquals(List.of(field), address(country, place, region, postcode).complaints().stream().map(Complaint::field).toList());
    }

    @Test
    void every_country_of_iso_3166_has_a_format() {
        for (String country : Locale.getISOCountries()) assertTrue(!PostalFormat.of(country).layout().isEmpty(), country);
    }

    @Test
    void an_address_is_written_in_the_order_of_its_country() {
        assertEquals(List.of("1 Main Street", "Seattle, WA 98104"), address("US", "Seattle", "WA", "98104").formatted());
        assertEquals(List.of("1 Main Street", "10115 Berlin"), address("de", "Berlin", null, "10115").formatted());
        assertEquals(List.of("〒100-0001", "東京都", "1 Main Street"), address("JP", null, "東京都", "100-0001").formatted());
        assertEquals("1 Main Street, Dublin, IE", address("IE", "Dublin", null, null).oneLine());
    }

    @Test
    void days_are_in_their_order_and_say_whether_it_holds() {
        PostalAddress dated = dated(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30));

        assertEquals(List.of(), dated.complaints());
        assertTrue(dated.holdsOn(LocalDate.of(2026, 6, 30)) && !dated.holdsOn(LocalDate.of(2026, 7, 1)) && !dated.holdsOn(LocalDate.of(2025, 12, 31)));
        assertEquals(List.of("until"), dated(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 1)).complaints().stream().map(Complaint::field).toList());
    }

    @Test
    void what_is_kept_of_it_is_all_of_it() {
        PostalAddress address = dated(LocalDate.of(2026, 1, 1), null);

        assertEquals(address, PostalAddress.of(null, address.content()));
    }

    private static PostalAddress address(String country, String place, String region, String postcode) {
        return new PostalAddress(null, PostalAddress.Type.BUSINESS, country, null, List.of("1 Main Street"), null, place, region, postcode, null, null, null);
    }

    private static PostalAddress dated(LocalDate from, LocalDate until) {
        return new PostalAddress(null, PostalAddress.Type.HOME, "DE", "Fabrikam", List.of("Weg 1", "Hof"), "Mitte", "Berlin", null, "10115", null, from, until);
    }
}
