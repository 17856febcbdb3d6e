package touchstone.catalog.category;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import touchstone.catalog.channel.Channel;
import touchstone.commons.problem.Problem.FieldError;

/** What readers see of something, by locale (BCP 47). */
public final class Labels {
    private static final int LONGEST = 200;
    private static final int MOST = 100;

    private Labels() {}

    /** The label for readers of a channel in a locale: in that one, in what stands in for it there, or else the code. */
    public static String of(Map<String, String> labels, Channel channel, String locale, String code) {
        return channel.serving(locale, labels.keySet()).map(labels::get).orElse(code);
    }

    /** What speaks against labels. @param labels null for none */
    public static List<FieldError> wrong(Map<String, String> labels, String pointer) {
        List<FieldError> errors = new ArrayList<>();
        if (labels == null) return errors;
        if (labels.size() > MOST) errors.add(new FieldError(pointer, "has more than " + MOST));
        labels.forEach((locale, label) -> {
            if (!isLocale(locale)) errors.add(new FieldError(pointer, "has one for what is no locale in its canonical spelling"));
            else if (label == null || label.isBlank() || label.length() > LONGEST || label.chars().anyMatch(Character::isISOControl)) errors.add(new FieldError(pointer + "/" + locale, "takes 1 to " + LONGEST + " printable characters"));
        });
        return errors;
    }

    /** It is also a key in the database, so that nothing else is taken. */
    private static boolean isLocale(String tag) {
        try {
            return !tag.isEmpty() && new Locale.Builder().setLanguageTag(tag).build().toLanguageTag().equals(tag);
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
