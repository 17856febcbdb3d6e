package touchstone.catalog.sheet;

import java.math.BigDecimal;
import java.text.Bidi;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Currency;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;
import touchstone.catalog.family.Measurement;
import touchstone.commons.Money;

/** How a sheet says things in one locale. */
final class Wording {
    private final Locale locale;
    private final ResourceBundle labels;

    Wording(String tag) {
        locale = Locale.forLanguageTag(tag);
        labels = ResourceBundle.getBundle("sheet.labels", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    boolean rightToLeft() {
        return locale.getLanguage().equals("ar") || List.of("he", "iw", "fa", "ur").contains(locale.getLanguage());
    }

    String label(String name) {
        return labels.getString(name);
    }

    /** The words of the sheet itself, by their names in a template. */
    Map<String, String> labels() {
        Map<String, String> all = new HashMap<>();
        for (Enumeration<String> keys = labels.getKeys(); keys.hasMoreElements(); ) {
            String key = keys.nextElement();
            if (!key.contains(".")) all.put(key, labels.getString(key));
        }
        return all;
    }

    /** What an attribute is called; where nobody has said so in this locale, its code in words. */
    String attribute(String code) {
        if (labels.containsKey("attribute." + code)) return labels.getString("attribute." + code);
        String words = code.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    String say(Object data) {
        if (data instanceof BigDecimal number) return number(number);
        if (data instanceof Boolean yes) return labels.getString(yes ? "yes" : "no");
        if (data instanceof LocalDate day) return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(withLatinDigits()));
        if (data instanceof Measurement measurement) return number(measurement.value()) + "\u00a0" + unit(measurement.unit());
        if (data instanceof Money money) return money(money);
        if (data instanceof Collection<?> several) return several.stream().map(this::say).collect(Collectors.joining(", "));
        return String.valueOf(data);
    }

    String day(Instant at) {
        return say(at.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** {@code rtl} or {@code ltr}: which way a text runs, wherever it stands. */
    static String direction(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? "ltr" : "rtl";
    }

    private String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getInstance(withLatinDigits());
        format.setMaximumFractionDigits(number.scale());
        return format.format(number);
    }

    private String money(Money money) {
        Currency currency = Currency.getInstance(money.currency());
        NumberFormat format = NumberFormat.getInstance(withLatinDigits());
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(money.amount(), currency.getDefaultFractionDigits())) + "\u00a0" + currency.getCurrencyCode();
    }

    private String unit(String unit) {
        return labels.containsKey("unit." + unit) ? labels.getString("unit." + unit) : unit;
    }

    /** The digits that skus, models and units are written in, also beside Arabic script. */
    private Locale withLatinDigits() {
        return new Locale.Builder().setLocale(locale).setUnicodeLocaleKeyword("nu", "latn").build();
    }
}
