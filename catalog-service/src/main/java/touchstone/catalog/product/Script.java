package touchstone.catalog.product;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import touchstone.catalog.family.Family;

/**
 * Notices Chinese texts in the wrong characters: simplified where the locale asks for traditional (by its script, or the one likely for its region), and the
 * other way round. What counts as simplified is what ICU's transform "Simplified-Traditional" (CLDR, from Unihan) changes while its opposite leaves it as
 * it is. Some characters are both, such as 后, so that the majority decides. Such a text can be published: whether it is wrong is for people to say.
 */
public final class Script {
    private static final int EXAMPLES = 5;
    private static final Map<String, String> SCRIPTS = new ConcurrentHashMap<>();

    private Script() {}

    /** What is to be said of the texts of a product. */
    public static List<Finding> findings(Family family, Values values) {
        List<Finding> findings = new ArrayList<>();
        values.bySlot().forEach((slot, value) -> {
            if (slot.scope() == null || !(value.data() instanceof String text)) return;
            if (family.attribute(slot.attribute()).filter(attribute -> attribute.localisable()).isEmpty()) return;
            String locale = slot.scope().substring(slot.scope().lastIndexOf(':') + 1);
            Finding finding = finding(slot.attribute(), locale, text);
            if (finding != null) findings.add(finding);
        });
        return findings;
    }

    private static Finding finding(String attribute, String locale, String text) {
        return switch (SCRIPTS.computeIfAbsent(locale, tag -> ULocale.addLikelySubtags(ULocale.forLanguageTag(tag)).getScript())) {
            case "Hant" -> wrong(text, Characters.SIMPLIFIED, Characters.TRADITIONAL, "simplified", attribute, locale);
            case "Hans" -> wrong(text, Characters.TRADITIONAL, Characters.SIMPLIFIED, "traditional", attribute, locale);
            default -> null;
        };
    }

    private static Finding wrong(String text, UnicodeSet wrong, UnicodeSet right, String name, String attribute, String locale) {
        List<Integer> found = text.codePoints().filter(wrong::contains).boxed().toList();
        if (found.isEmpty() || found.size() <= text.codePoints().filter(right::contains).count()) return null;
        String examples = found.stream().distinct().limit(EXAMPLES).map(Character::toString).collect(Collectors.joining(" "));
        return new Finding(name + "-characters", attribute, locale, "The " + attribute + " in " + locale + " is written in " + name + " characters, such as " + examples + ".");
    }

    /** Made when the first Chinese text comes: it takes a moment. */
    private static final class Characters {
        static final UnicodeSet SIMPLIFIED = changed("Simplified-Traditional", "Traditional-Simplified");
        static final UnicodeSet TRADITIONAL = changed("Traditional-Simplified", "Simplified-Traditional");

        private static UnicodeSet changed(String by, String notBy) {
            Transliterator changing = Transliterator.getInstance(by);
            Transliterator leaving = Transliterator.getInstance(notBy);
            UnicodeSet changed = new UnicodeSet();
            for (String character : changing.getSourceSet()) {
                if (character.codePointCount(0, character.length()) == 1 && !changing.transliterate(character).equals(character)
                        && leaving.transliterate(character).equals(character)) changed.add(character);
            }
            return changed.freeze();
        }
    }
}
