package touchstone.lead.spam;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** In which scripts languages are written, as far as it helps to tell a text from one in another language. */
final class Scripts {
    private static final int LEAST_LETTERS = 10;
    // Names and terms of other languages are written in Latin letters everywhere.
    private static final Map<String, Set<UnicodeScript>> OTHER_THAN_LATIN = Map.ofEntries(
            Map.entry("ar", EnumSet.of(UnicodeScript.ARABIC)), Map.entry("fa", EnumSet.of(UnicodeScript.ARABIC)), Map.entry("ur", EnumSet.of(UnicodeScript.ARABIC)),
            Map.entry("zh", EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO)), Map.entry("ja", EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA)),
            Map.entry("ko", EnumSet.of(UnicodeScript.HANGUL, UnicodeScript.HAN)), Map.entry("ru", EnumSet.of(UnicodeScript.CYRILLIC)), Map.entry("uk", EnumSet.of(UnicodeScript.CYRILLIC)),
            Map.entry("bg", EnumSet.of(UnicodeScript.CYRILLIC)), Map.entry("sr", EnumSet.of(UnicodeScript.CYRILLIC)), Map.entry("mk", EnumSet.of(UnicodeScript.CYRILLIC)),
            Map.entry("be", EnumSet.of(UnicodeScript.CYRILLIC)), Map.entry("kk", EnumSet.of(UnicodeScript.CYRILLIC)), Map.entry("el", EnumSet.of(UnicodeScript.GREEK)),
            Map.entry("he", EnumSet.of(UnicodeScript.HEBREW)), Map.entry("th", EnumSet.of(UnicodeScript.THAI)), Map.entry("hi", EnumSet.of(UnicodeScript.DEVANAGARI)),
            Map.entry("ka", EnumSet.of(UnicodeScript.GEORGIAN)), Map.entry("hy", EnumSet.of(UnicodeScript.ARMENIAN)));

    private Scripts() {}

    /** Whether more than half of the letters are neither Latin nor of a script of the language. Too short a text tells nothing. */
    static boolean differ(String text, String locale) {
        Set<UnicodeScript> own = OTHER_THAN_LATIN.getOrDefault(Locale.forLanguageTag(locale).getLanguage(), Set.of());
        long letters = text.codePoints().filter(Character::isLetter).count();
        long foreign = text.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.LATIN && script != UnicodeScript.COMMON && !own.contains(script)).count();
        return letters >= LEAST_LETTERS && foreign * 2 > letters;
    }
}
