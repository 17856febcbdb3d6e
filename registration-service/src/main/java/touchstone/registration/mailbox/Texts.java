package touchstone.registration.mailbox;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;

/** What pages and mails say, in the languages that are shipped. */
final class Texts {
    private static final List<Locale> SHIPPED = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, new Locale("es"), new Locale("ar"), new Locale("zh"));
    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("texts.mailbox", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Texts of(Locale locale) {
        return new Texts(SHIPPED.stream().filter(one -> one.getLanguage().equals(locale.getLanguage())).findFirst().orElse(Locale.ENGLISH));
    }

    /** @param acceptLanguage the header, or null; what cannot be read, or is not shipped, becomes English */
    static Texts accepted(String acceptLanguage) {
        try {
            Locale best = acceptLanguage == null ? null : Locale.lookup(LanguageRange.parse(acceptLanguage), SHIPPED);
            return new Texts(best == null ? Locale.ENGLISH : best);
        } catch (IllegalArgumentException unreadable) {
            return new Texts(Locale.ENGLISH);
        }
    }

    String get(String key) {
        return bundle.getString(key);
    }

    Locale locale() {
        return locale;
    }

    /** For HTML. */
    String direction() {
        return locale.getLanguage().equals("ar") ? "rtl" : "ltr";
    }
}
