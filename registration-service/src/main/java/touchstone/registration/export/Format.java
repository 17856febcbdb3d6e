package touchstone.registration.export;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import touchstone.registration.prospect.Attribute;

/** How exported people are written, each as the values that may leave, by attribute. */
enum Format {
    /** RFC 4180. A text that a spreadsheet would run as a formula goes out with an apostrophe in front. */
    CSV("text/csv") {
        @Override
        String write(List<Row> rows) {
            StringBuilder out = new StringBuilder("id");
            for (Attribute attribute : Attribute.onForm()) out.append(',').append(attribute.field());
            out.append("\r\n");
            for (Row row : rows) {
                out.append(row.id());
                for (Attribute attribute : Attribute.onForm()) out.append(',').append(cell(row.values().getOrDefault(attribute, "")));
                out.append("\r\n");
            }
            return out.toString();
        }
    },
    /** vCard 4.0 (RFC 6350). */
    VCARD("text/vcard") {
        @Override
        String write(List<Row> rows) {
            return rows.stream().map(row -> {
                Map<Attribute, String> values = row.values();
                String given = values.getOrDefault(Attribute.GIVEN_NAME, "");
                String family = values.getOrDefault(Attribute.FAMILY_NAME, "");
                StringBuilder card = new StringBuilder("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:" + row.id() + "\r\n");
                line(card, "FN:" + escaped((given + " " + family).strip()));
                line(card, "N:" + escaped(family) + ";" + escaped(given) + ";;;");
                if (values.containsKey(Attribute.EMAIL)) line(card, "EMAIL:" + escaped(values.get(Attribute.EMAIL)));
                if (values.containsKey(Attribute.COMPANY)) line(card, "ORG:" + escaped(values.get(Attribute.COMPANY)));
                if (values.containsKey(Attribute.JOB_TITLE)) line(card, "TITLE:" + escaped(values.get(Attribute.JOB_TITLE)));
                return card.append("END:VCARD\r\n").toString();
            }).collect(Collectors.joining());
        }
    };

    private static final int LONGEST_LINE = 75;
    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    abstract String write(List<Row> rows);

    String mediaType() {
        return mediaType;
    }

    static String cell(String text) {
        String guarded = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return guarded.matches("(?s).*[\",\r\n;].*") ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n").replace("\r", "");
    }

    /** Folded after 75 octets (RFC 6350, 3.2), never within a character. */
    private static void line(StringBuilder card, String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            int size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (octets + size > LONGEST_LINE) {
                card.append("\r\n ");
                octets = 1;
            }
            card.appendCodePoint(character);
            octets += size;
        }
        card.append("\r\n");
    }
}
