package touchstone.catalog.sheet;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Gives each run of a script the typeface that has it, so that a template need not know what is written in it, and a product may be named in one script and
 * described in another. A run becomes an inline of its own rather than a choice of fonts within a block, since the engine sets those on different baselines.
 *
 * <p>Thai is written without spaces: the places where its lines may break come from a dictionary and are marked by zero width spaces.
 */
final class ScriptRuns extends XMLFilterImpl {
    private static final String FO = "http://www.w3.org/1999/XSL/Format";
    private static final char ZERO_WIDTH_SPACE = '\u200b';
    private static final Pattern TONE_AND_AM = Pattern.compile("([\u0e48-\u0e4b]+)\u0e33");
    private static final Locale THAI = Locale.forLanguageTag("th");

    private final StringBuilder text = new StringBuilder();

    /** The typefaces, and what is written in each. */
    enum Typeface {
        LATIN("NotoSans-Regular", "en"), ARABIC("NotoSansArabic-Regular", "ar"), HEBREW("NotoSansHebrew-Regular", "he"), THAI("NotoSansThai-Regular", "th"),
        HAN("DroidSansFallback-Han", "zh");

        final String file;
        // The engine places marks only in text of which it knows the language, whichever that is.
        private final String language;

        Typeface(String file, String language) {
            this.file = file;
            this.language = language;
        }

        /** @param before the typeface of the character before, which marks, joiners and spaces stay with */
        static Typeface of(int character, Typeface before) {
            return switch (UnicodeScript.of(character)) {
                case ARABIC -> ARABIC;
                case HEBREW -> HEBREW;
                case THAI -> THAI;
                case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> HAN;
                case INHERITED -> before;
                case COMMON -> common(character, before);
                default -> LATIN;
            };
        }

        private static Typeface common(int character, Typeface before) {
            if (character == ' ' || character == ZERO_WIDTH_SPACE) return before;
            UnicodeBlock block = UnicodeBlock.of(character);
            if (block == UnicodeBlock.ARABIC) return ARABIC;
            if (block == UnicodeBlock.THAI) return THAI;
            if (block == UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION || block == UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS || block == UnicodeBlock.ENCLOSED_ALPHANUMERICS) return HAN;
            return LATIN;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        set();
        super.startElement(uri, localName, qName, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        set();
        super.endElement(uri, localName, qName);
    }

    private void set() throws SAXException {
        String all = thai(text.toString());
        text.setLength(0);
        int from = 0;
        Typeface typeface = Typeface.LATIN;
        for (int i = 0; i < all.length(); i += Character.charCount(all.codePointAt(i))) {
            Typeface next = Typeface.of(all.codePointAt(i), typeface);
            if (next != typeface) {
                run(all, from, i, typeface);
                from = i;
                typeface = next;
            }
        }
        run(all, from, all.length(), typeface);
    }

    private void run(String all, int from, int to, Typeface typeface) throws SAXException {
        if (from == to) return;
        AttributesImpl family = new AttributesImpl();
        family.addAttribute("", "font-family", "font-family", "CDATA", typeface.name());
        family.addAttribute("", "language", "language", "CDATA", typeface.language);
        if (typeface != Typeface.LATIN) super.startElement(FO, "inline", "fo:inline", family);
        super.characters(all.toCharArray(), from, to - from);
        if (typeface != Typeface.LATIN) super.endElement(FO, "inline", "fo:inline");
    }

    private static String thai(String text) {
        if (text.codePoints().noneMatch(character -> UnicodeScript.of(character) == UnicodeScript.THAI)) return text;
        return withAmInPlace(withBreaks(text));
    }

    /** The vowel AM is a ring above and a letter behind. A tone mark stands on the ring, though it is written before; the engine does not know that. */
    private static String withAmInPlace(String text) {
        return TONE_AND_AM.matcher(text).replaceAll("\u0e4d$1\u0e32");
    }

    private static String withBreaks(String text) {
        BreakIterator breaks = BreakIterator.getLineInstance(THAI);
        breaks.setText(text);
        StringBuilder marked = new StringBuilder();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            marked.append(text, from, to);
            if (to < text.length() && isThai(text.charAt(to - 1)) && isThai(text.charAt(to))) marked.append(ZERO_WIDTH_SPACE);
        }
        return marked.toString();
    }

    private static boolean isThai(char character) {
        return UnicodeScript.of(character) == UnicodeScript.THAI;
    }
}
