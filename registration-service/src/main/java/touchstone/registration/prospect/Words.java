package touchstone.registration.prospect;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import touchstone.commons.problem.Invalid;

/**
 * What somebody is found by: words in lower case and without accents, each found by its beginning. Of scripts that put no space between words every ending of a word is one too, so that
 * whoever types a given name in the middle finds it; an e-mail address is found as a whole and by its pieces, a phone number with and without the code of its country.
 */
final class Words {
    /** Of one person, and of a question. */
    private static final int MOST = 300;
    private static final int MOST_ASKED = 8;
    private static final int LONGEST = 100;
    private static final int SHORTEST_ASKED = 2;
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\u200c\u200d]+");
    private static final Pattern NUMBER = Pattern.compile("[+(]*\\d[\\d ()./-]{2,40}");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Set<Character.UnicodeScript> UNSPACED = Set.of(Character.UnicodeScript.HAN, Character.UnicodeScript.HIRAGANA, Character.UnicodeScript.KATAKANA, Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI, Character.UnicodeScript.LAO, Character.UnicodeScript.KHMER, Character.UnicodeScript.MYANMAR);
    private static final List<Attribute> FOUND_BY = List.of(Attribute.GIVEN_NAME, Attribute.FAMILY_NAME, Attribute.NATIVE_NAME, Attribute.COMPANY, Attribute.EMAIL);

    private Words() {}

    /** The words of a person. */
    static Set<String> of(Map<Attribute, String> values, Collection<Channel> channels) {
        Set<String> words = new LinkedHashSet<>();
        FOUND_BY.forEach(attribute -> add(words, values.get(attribute)));
        for (Channel channel : channels) {
            if (channel.type() == Channel.Type.PHONE) {
                words.add(channel.value().substring(1));
                channel.national().ifPresent(words::add);
            } else {
                add(words, channel.value());
            }
        }
        // Of a sign alone nothing is left, and the index takes no empty word.
        words.remove("");
        return words.stream().limit(MOST).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void add(Set<String> words, String text) {
        if (text == null) return;
        String plain = plain(text);
        if (plain.contains("@")) words.add(cut(withoutAt(plain)));
        for (String word : APART.split(plain)) {
            if (word.isEmpty()) continue;
            String whole = cut(word);
            words.add(whole);
            if (isUnspaced(whole.codePointAt(0))) for (int i = whole.offsetByCodePoints(0, 1); i < whole.length(); i = whole.offsetByCodePoints(i, 1)) words.add(whole.substring(i));
        }
    }

    /** What somebody types, as words that must all be there. Fails with {@link SearchTooShort}. */
    static List<String> asked(String text) {
        String plain = plain(text.strip());
        List<String> words;
        if (NUMBER.matcher(plain).matches()) words = List.of(plain.replaceAll("\\D", "").replaceFirst("^0+", ""));
        else words = Arrays.stream(SPACE.split(plain)).flatMap(word -> word.contains("@") ? Stream.of(withoutAt(word)) : Arrays.stream(APART.split(word))).toList();
        // A letter alone says too little to look for; beside another word it is left aside.
        List<String> telling = words.stream().filter(word -> !word.isEmpty() && (word.length() >= SHORTEST_ASKED || isUnspaced(word.codePointAt(0)))).map(Words::cut).distinct().limit(MOST_ASKED).toList();
        if (telling.isEmpty()) throw new SearchTooShort();
        return telling;
    }

    /** Whether each of the words that are asked for begins one of these. */
    static boolean match(Set<String> words, List<String> asked) {
        return asked.stream().allMatch(wanted -> words.stream().anyMatch(word -> word.startsWith(wanted)));
    }

    /** The same for PostgreSQL: a tsquery. */
    static String query(List<String> asked) {
        return asked.stream().map(word -> "'" + word.replace("\\", "\\\\").replace("'", "''") + "':*").collect(Collectors.joining(" & "));
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** A handle is often written with one in front. */
    private static String withoutAt(String word) {
        return word.startsWith("@") ? word.substring(1) : word;
    }

    private static String cut(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST - (Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? 1 : 0));
    }

    private static boolean isUnspaced(int character) {
        return UNSPACED.contains(Character.UnicodeScript.of(character));
    }

    static class SearchTooShort extends Invalid {
        SearchTooShort() {
            super("Look for at least one word of two letters, or for three digits of a phone number.");
        }
    }
}
