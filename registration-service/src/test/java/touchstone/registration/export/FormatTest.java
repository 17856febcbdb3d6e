package touchstone.registration.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Channel;
import touchstone.registration.prospect.PostalAddress;

class FormatTest {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final PostalAddress BERLIN = new PostalAddress(UUID.randomUUID(), PostalAddress.Type.BUSINESS, "DE", null, List.of("Fabrikweg 1", "=Hof"), null, "Berlin", null, "10115", null, null, null);

    @Test
    void a_cell_is_never_run_as_a_formula() {
        for (String formula : List.of("=1+1", "+49", "-1", "@sum", "\tx")) assertEquals("'" + formula, Format.cell(formula));
        assertEquals("Ann", Format.cell("Ann"));
        assertEquals("\"a \"\"b\"\"\"", Format.cell("a \"b\""));
        assertEquals("\"a,b\"", Format.cell("a,b"));
    }

    @Test
    void a_row_has_room_for_one_phone_and_one_address() {
        String file = Format.CSV.write(List.of(new Row(ID, Map.of(Attribute.GIVEN_NAME, "Ann", Attribute.NATIVE_NAME, "=安"), List.of(BERLIN),
                List.of(phone("+4930901820", false, List.of()), phone("+4930901821", true, List.of()), phone("+4930901822", false, List.of("calls"))), List.of())));

        assertEquals("id,givenName,familyName,nativeName,salutation,email,company,jobTitle,buyingRole,language,timeZone,phone,lines,dependentLocality,locality,administrativeArea,postalCode,country\r\n"
                + ID + ",Ann,,'=安,,,,,,,,'+4930901821,\"Fabrikweg 1, =Hof\",,Berlin,,10115,DE\r\n", file);
    }

    @Test
    void a_card_holds_one_line_a_value_and_no_value_makes_another() {
        String card = card(Map.of(Attribute.GIVEN_NAME, "Ann", Attribute.FAMILY_NAME, "Lee; Li", Attribute.COMPANY, "a,b\nEMAIL:x@y.test"), List.of(), List.of());

        assertEquals(List.of("BEGIN:VCARD", "VERSION:4.0", "UID:urn:uuid:" + ID, "KIND:individual", "FN:Ann Lee\\; Li", "N:Lee\\; Li;Ann", "ORG:a\\,b\\nEMAIL:x@y.test", "END:VCARD"),
                card.lines().map(line -> line.startsWith("N:") ? line.replaceAll(";+$", "") : line).toList());
    }

    @Test
    void a_card_is_read_by_others_as_it_was_meant() {
        String written = card(Map.of(Attribute.GIVEN_NAME, "Ann", Attribute.FAMILY_NAME, "Lee", Attribute.NATIVE_NAME, "李安", Attribute.SALUTATION, "Dr.", Attribute.LANGUAGE, "zh-Hans", Attribute.TIME_ZONE, "Asia/Shanghai",
                        Attribute.JOB_TITLE, "Buyer"), List.of(BERLIN),
                List.of(new Channel(ID, Channel.Type.EMAIL, null, "ann@fabrikam.test", true, true, List.of()), phone("+4930901820", false, List.of()), phone("+4930901822", false, List.of("calls")),
                        new Channel(ID, Channel.Type.MESSAGING, "signal", "ann 42", false, false, List.of()), new Channel(ID, Channel.Type.SOCIAL, "mastodon", "@ann@social.test", false, false, List.of())));

        VCard card = Ezvcard.parse(written).first();
        assertTrue(card.validate(VCardVersion.V4_0).isEmpty(), written);
        assertEquals("李安", card.getNickname().getValues().get(0));
        assertEquals("ann@fabrikam.test", card.getEmails().get(0).getValue());
        assertEquals(1, card.getEmails().get(0).getPref());
        assertEquals(List.of("+4930901820"), card.getTelephoneNumbers().stream().map(phone -> phone.getUri().getNumber()).toList());
        assertEquals("ann 42", card.getImpps().get(0).getHandle());
        assertEquals("10115", card.getAddresses().get(0).getPostalCode());
        assertEquals("zh-Hans", card.getLanguages().get(0).getValue());
        assertTrue(written.contains("X-SOCIALPROFILE;TYPE=mastodon:@ann@social.test"), written);
    }

    @Test
    void what_a_format_cannot_tell_is_left_out() {
        Row row = new Row(ID, Map.of(Attribute.EMAIL, "ann@fabrikam.test"), List.of(), List.of(new Channel(ID, Channel.Type.EMAIL, null, "ann@fabrikam.test", true, false, List.of("newsletter"))), List.of());

        for (Format format : Format.values()) assertFalse(format.write(List.of(row)).contains("ann@fabrikam.test"), format.name());
    }

    @Test
    void long_lines_are_folded_within_75_octets() {
        String card = card(Map.of(Attribute.GIVEN_NAME, "\u00e9".repeat(100)), List.of(), List.of());

        card.lines().forEach(line -> assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line));
        assertTrue(card.replace("\r\n ", "").contains("FN:" + "\u00e9".repeat(100) + "\r\n"));
    }

    private static String card(Map<Attribute, String> values, List<PostalAddress> addresses, List<Channel> channels) {
        return Format.VCARD.write(List.of(new Row(ID, values, addresses, channels, List.of())));
    }

    private static Channel phone(String number, boolean preferred, List<String> optOuts) {
        return new Channel(UUID.randomUUID(), Channel.Type.PHONE, null, number, false, preferred, optOuts);
    }
}
