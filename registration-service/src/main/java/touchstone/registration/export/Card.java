package touchstone.registration.export;

import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import ezvcard.parameter.AddressType;
import ezvcard.property.Address;
import ezvcard.property.Email;
import ezvcard.property.FormattedName;
import ezvcard.property.Impp;
import ezvcard.property.Kind;
import ezvcard.property.RawProperty;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Timezone;
import ezvcard.property.Uid;
import ezvcard.property.VCardProperty;
import ezvcard.util.TelUri;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Channel;
import touchstone.registration.prospect.PostalAddress;

/** A person as a vCard 4.0 (RFC 6350). */
final class Card {
    private static final int LONGEST_LINE = 75;

    private Card() {}

    static String write(Row row) {
        StringWriter out = new StringWriter();
        try (VCardWriter writer = new VCardWriter(out, VCardVersion.V4_0)) {
            writer.setAddProdId(false);
            // Folded below by octets, as the standard has it, and not by characters.
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(of(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StringBuilder folded = new StringBuilder();
        out.toString().lines().forEach(line -> fold(folded, line));
        return folded.toString();
    }

    private static VCard of(Row row) {
        VCard card = new VCard();
        card.setUid(new Uid("urn:uuid:" + row.id()));
        card.setKind(Kind.individual());
        String name = (row.text(Attribute.GIVEN_NAME) + " " + row.text(Attribute.FAMILY_NAME)).strip();
        // There is no card without one.
        card.addFormattedName(new FormattedName(name.isEmpty() ? row.values().getOrDefault(Attribute.NATIVE_NAME, row.values().getOrDefault(Attribute.COMPANY, "?")) : name));
        StructuredName parts = new StructuredName();
        parts.setFamily(row.values().get(Attribute.FAMILY_NAME));
        parts.setGiven(row.values().get(Attribute.GIVEN_NAME));
        if (row.values().containsKey(Attribute.SALUTATION)) parts.getPrefixes().add(row.text(Attribute.SALUTATION));
        card.setStructuredName(parts);
        if (row.values().containsKey(Attribute.NATIVE_NAME)) card.setNickname(row.text(Attribute.NATIVE_NAME));
        if (row.values().containsKey(Attribute.COMPANY)) card.setOrganization(row.text(Attribute.COMPANY));
        if (row.values().containsKey(Attribute.JOB_TITLE)) card.addTitle(row.text(Attribute.JOB_TITLE));
        if (row.values().containsKey(Attribute.LANGUAGE)) card.addLanguage(row.text(Attribute.LANGUAGE));
        if (row.values().containsKey(Attribute.TIME_ZONE)) card.setTimezone(new Timezone(row.text(Attribute.TIME_ZONE)));
        for (Channel channel : row.channels()) add(card, channel);
        for (PostalAddress address : row.addresses()) card.addAddress(of(address));
        return card;
    }

    private static void add(VCard card, Channel channel) {
        VCardProperty property = switch (channel.type()) {
            case EMAIL -> new Email(channel.value());
            case PHONE -> new Telephone(new TelUri.Builder(channel.value()).build());
            // A scheme begins with a letter (RFC 3986).
            case MESSAGING -> new Impp(Character.isLetter(channel.network().charAt(0)) ? channel.network() : "x-" + channel.network(), channel.value());
            case SOCIAL -> new RawProperty("X-SOCIALPROFILE", channel.value());
        };
        if (channel.type() == Channel.Type.SOCIAL) property.getParameters().put("TYPE", channel.network());
        if (channel.preferred()) property.getParameters().setPref(1);
        card.addProperty(property);
    }

    private static Address of(PostalAddress address) {
        Address property = new Address();
        property.getStreetAddresses().addAll(address.lines());
        property.setLocality(address.locality());
        property.setRegion(address.administrativeArea());
        property.setPostalCode(address.postalCode());
        property.setCountry(address.country());
        property.setLabel(String.join("\n", address.formatted()));
        if (address.type() == PostalAddress.Type.HOME) property.getTypes().add(AddressType.HOME);
        if (address.type() == PostalAddress.Type.BUSINESS) property.getTypes().add(AddressType.WORK);
        return property;
    }

    /** After 75 octets (RFC 6350, 3.2), never within a character. */
    private static void fold(StringBuilder out, String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int character = line.codePointAt(i);
            int size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (octets + size > LONGEST_LINE) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(character);
            octets += size;
        }
        out.append("\r\n");
    }
}
