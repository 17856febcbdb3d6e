package touchstone.registration.prospect;

import java.text.Normalizer;

/** A line as people type it, or as a provider says it. */
public final class Text {
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
        return text.codePoints().noneMatch(Text::deceives);
    }

    private static boolean deceives(int character) {
        return switch (Character.getType(character)) {
            // FORMAT holds the bidi controls and the zero-width characters.
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE, Character.PRIVATE_USE -> true;
            // Letters that show nothing: the Hangul fillers. And the blank Braille pattern.
            default -> character == 0x115F || character == 0x1160 || character == 0x3164 || character == 0xFFA0 || character == 0x2800;
        };
    }
}
