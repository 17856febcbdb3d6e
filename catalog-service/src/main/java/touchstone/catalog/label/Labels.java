package touchstone.catalog.label;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import touchstone.commons.problem.Problem.FieldError;

/** What something is called, by locale (BCP 47, in its canonical spelling, such as {@code zh-Hant}). */
public final class Labels {
    private static final int MOST = 50;

    private Labels() {}

    /** What speaks against these. @param at where they stand @param longest the most characters of each */
    public static List<FieldError> errors(Map<String, String> labels, String at, int longest) {
        List<FieldError> errors = new ArrayList<>();
        if (labels == null) return errors;
        if (labels.size() > MOST) errors.add(new FieldError(at, "has more than " + MOST + " locales"));
        labels.forEach((locale, text) -> {
            if (!isCanonical(locale)) errors.add(new FieldError(at, "has a locale that is no tag of BCP 47 in its canonical spelling, such as zh-Hant: " + shortened(locale)));
            else if (text == null || text.isBlank() || text.length() > longest) errors.add(new FieldError(at + "/" + locale, "takes 1 to " + longest + " characters"));
            else if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) errors.add(new FieldError(at + "/" + locale, "has a control character in it"));
        });
        return errors;
    }

    /** These in a fixed order, none where there are none. */
    public static Map<String, String> copy(Map<String, String> labels) {
        return labels == null || labels.isEmpty() ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** The label in the first of these locales that there is one in. */
    public static Optional<String> in(Iterable<String> locales, Map<String, String> labels) {
        for (String locale : locales) {
            String label = labels.get(locale);
            if (label != null) return Optional.of(label);
        }
        return Optional.empty();
    }

    private static boolean isCanonical(String tag) {
        try {
            return tag.length() <= 35 && !tag.isEmpty() && new Locale.Builder().setLanguageTag(tag).build().toLanguageTag().equals(tag);
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
