package touchstone.registration.export;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Channel;
import touchstone.registration.prospect.PostalAddress;

/** How exported people are written, each as the values that may leave. */
enum Format {
    /** RFC 4180. A text that a spreadsheet would run as a formula goes out with an apostrophe in front. Of phone numbers and addresses there is room for one: the preferred, else the first. */
    CSV("text/csv") {
        @Override
        String write(List<Row> rows) {
            StringBuilder out = new StringBuilder("id");
            for (Attribute attribute : Attribute.values()) out.append(',').append(attribute.field());
            out.append(",phone,lines,dependentLocality,locality,administrativeArea,postalCode,country\r\n");
            for (Row row : rows) {
                Row open = row.withoutOptOuts();
                out.append(row.id());
                for (Attribute attribute : Attribute.values()) out.append(',').append(cell(open.text(attribute)));
                out.append(',').append(cell(phone(open)));
                address(open).forEach(text -> out.append(',').append(cell(text)));
                out.append("\r\n");
            }
            return out.toString();
        }
    },
    /** vCard 4.0 (RFC 6350). */
    VCARD("text/vcard") {
        @Override
        String write(List<Row> rows) {
            return rows.stream().map(row -> Card.write(row.withoutOptOuts())).collect(Collectors.joining());
        }
    };

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

    private static String phone(Row row) {
        List<Channel> phones = row.channels().stream().filter(channel -> channel.type() == Channel.Type.PHONE).toList();
        return phones.stream().filter(Channel::preferred).findFirst().or(() -> phones.stream().findFirst()).map(Channel::value).orElse("");
    }

    private static List<String> address(Row row) {
        if (row.addresses().isEmpty()) return List.of("", "", "", "", "", "");
        PostalAddress first = row.addresses().get(0);
        return Stream.of(String.join(", ", first.lines()), first.dependentLocality(), first.locality(), first.administrativeArea(), first.postalCode(), first.country())
                .map(text -> Objects.requireNonNullElse(text, "")).toList();
    }
}
