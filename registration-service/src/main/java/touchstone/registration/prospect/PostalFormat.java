package touchstone.registration.prospect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How addresses of one country are written; the file {@code postal-formats.tsv} says where the facts are from.
 *
 * @param layout   the parts in their order, such as {@code %A%n%Z %C}
 * @param required the letters of the parts that must be there
 * @param postcode null where there are no postal codes, or none of one form
 * @param example  of a postal code
 */
record PostalFormat(String layout, Set<Character> required, Pattern postcode, String example) {
    /** The parts of an address, by the letter that stands for them in a layout. */
    enum Part {
        STREET('A', "lines"), DISTRICT('D', "dependentLocality"), PLACE('C', "locality"), REGION('S', "administrativeArea"), POSTCODE('Z', "postalCode"), SORTING('X', "sortingCode"),
        ORGANIZATION('O', "organization"), PERSON('N', null);

        private final char letter;
        private final String field;

        Part(char letter, String field) {
            this.letter = letter;
            this.field = field;
        }

        String field() {
            return field;
        }

        static Part of(char letter) {
            return Arrays.stream(values()).filter(part -> part.letter == letter).findFirst().orElseThrow();
        }
    }

    private static final Map<String, PostalFormat> BY_COUNTRY = read();
    /** ISO 3166-1 alpha-2, and the code that Kosovo uses until it has one. */
    private static final Set<String> COUNTRIES = countries();

    static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    /** The format of a country; of one that is not known, that of most. */
    static PostalFormat of(String country) {
        return BY_COUNTRY.getOrDefault(country, BY_COUNTRY.get("ZZ"));
    }

    boolean requires(Part part) {
        return required.contains(part.letter);
    }

    boolean takes(String postalCode) {
        return postcode == null || postcode.matcher(postalCode).matches();
    }

    /** The lines of an address, without those that have nothing but what the country puts around a part. */
    List<String> lines(Function<Part, String> parts) {
        return Arrays.stream(layout.split("%n")).map(line -> line(line, parts)).filter(Objects::nonNull).flatMap(String::lines).toList();
    }

    private static String line(String layout, Function<Part, String> parts) {
        StringBuilder line = new StringBuilder();
        boolean said = false;
        for (int i = 0; i < layout.length(); i++) {
            if (layout.charAt(i) != '%') {
                line.append(layout.charAt(i));
                continue;
            }
            String text = parts.apply(Part.of(layout.charAt(++i)));
            if (text != null) {
                line.append(text);
                said = true;
            }
        }
        // What separates parts that are not there.
        return said ? line.toString().replaceAll("^[ ,/-]+|[ ,/-]+$", "").replaceAll(" {2,}", " ") : null;
    }

    private static Set<String> countries() {
        Set<String> countries = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
        countries.add("XK");
        return countries;
    }

    private static Map<String, PostalFormat> read() {
        Map<String, PostalFormat> formats = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(PostalFormat.class.getResourceAsStream("/postal-formats.tsv"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("#")) continue;
                String[] facts = line.split("\t", -1);
                formats.put(facts[0], new PostalFormat(facts[1], facts[2].chars().mapToObj(letter -> (char) letter).collect(Collectors.toSet()),
                        facts[3].isEmpty() ? null : Pattern.compile(facts[3]), facts[4]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(formats);
    }
}
