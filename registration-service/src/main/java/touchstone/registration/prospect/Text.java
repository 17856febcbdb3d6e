package touchstone.registration.prospect;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Set;
import java.util.stream.IntStream;

/** A line as people type it, or as a provider says it. */
public final class Text {
    /** Their letters join, or make one sign of several: there the zero-width joiner and non-joiner are part of how a name is spelled. */
    private static final Set<UnicodeScript> JOINING = Set.of(UnicodeScript.ARABIC, UnicodeScript.SYRIAC, UnicodeScript.MONGOLIAN, UnicodeScript.DEVANAGARI, UnicodeScript.BENGALI, UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI, UnicodeScript.ORIYA, UnicodeScript.TAMIL, UnicodeScript.TELUGU, UnicodeScript.KANNADA, UnicodeScript.MALAYALAM, UnicodeScript.SINHALA);

    private Text() {}

    /** Without the space around it, of whatever width, and in Unicode's form NFC; a blank text is none. */
    public static String normal(String text) {
        if (text == null) return null;
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) start++;
        while (start < end && isSpace(text.charAt(end - 1))) end--;
        return start == end ? null : Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFC);
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** Whether it looks like what it is: no control characters, nothing that turns the direction of writing, nothing invisible. */
    public static boolean isPlain(String text) {
        int[] characters = text.codePoints().toArray();
        return IntStream.range(0, characters.length).noneMatch(at -> deceives(characters[at]) && !isBetweenJoining(characters, at));
    }

    private static boolean isBetweenJoining(int[] characters, int at) {
        if (characters[at] != 0x200C && characters[at] != 0x200D || at == 0 || at + 1 == characters.length) return false;
        UnicodeScript script = UnicodeScript.of(characters[at + 1]);
        // Before it may stand the mark that takes a letter its vowel.
        return JOINING.contains(script) && Character.isLetter(characters[at + 1]) && UnicodeScript.of(characters[at - 1]) == script && !Character.isDigit(characters[at - 1]);
    }

    private static boolean deceives(int character) {
        return switch (Character.getType(character)) {
            // FORMAT holds the bidi controls and the zero-width characters.
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE, Character.PRIVATE_USE -> true;
            // Marks that show nothing (Default_Ignorable_Code_Point): the grapheme joiner, inherent vowels of Khmer, selectors of a variant; those of ideographs tell names apart.
            case Character.NON_SPACING_MARK -> character == 0x034F || character == 0x17B4 || character == 0x17B5 || character >= 0x180B && character <= 0x180F || character >= 0xFE00 && character <= 0xFE0F;
            // Letters that show nothing: the Hangul fillers. And the blank Braille pattern.
            default -> character == 0x115F || character == 0x1160 || character == 0x3164 || character == 0xFFA0 || character == 0x2800;
        };
    }
}
