package touchstone.catalog.imports;

import com.ibm.icu.util.ULocale;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.product.Yardstick;

/**
 * The columns of a product file of Akeneo PIM: the attribute's code, then locale and channel, then a price's currency or the word unit, with hyphens between them:
 * {@code description-en_US-ecommerce}, {@code price-EUR}, {@code weight-unit}. Where the attribute has one value here and several there, the first column of it
 * counts that our default locale would choose; the others are reported as unknown.
 */
final class AkeneoNaming implements Naming {
    /** Akeneo's codes of units that are named otherwise here. */
    private static final Map<String, String> UNITS = Map.ofEntries(Map.entry("KILOGRAM", "KG"), Map.entry("GRAM", "G"), Map.entry("MILLIGRAM", "MG"), Map.entry("TON", "T"),
            Map.entry("POUND", "LB"), Map.entry("OUNCE", "OZ"), Map.entry("MILLIMETER", "MM"), Map.entry("CENTIMETER", "CM"), Map.entry("METER", "M"),
            Map.entry("KILOMETER", "KM"), Map.entry("INCH", "IN"), Map.entry("FEET", "FT"), Map.entry("YARD", "YD"), Map.entry("MILLILITER", "ML"), Map.entry("LITER", "L"));

    private final Yardstick yardstick;
    private final Set<String> given = new HashSet<>();

    AkeneoNaming(Yardstick yardstick) {
        this.yardstick = yardstick;
    }

    @Override
    public Meaning meaning(String name) {
        Meaning meaning = target(name).map(target -> new Meaning(target, null, target.endsWith("_unit") ? UNITS : Map.of())).orElse(Meaning.of(name.toLowerCase(Locale.ROOT)));
        // Of two columns that mean the same the first counts, the other is reported.
        return given.add(meaning.target()) ? meaning : Meaning.of(name);
    }

    private Optional<String> target(String name) {
        String[] parts = name.split("-");
        String code = parts[0].toLowerCase(Locale.ROOT);
        if (parts.length == 1 && (code.equals(Header.SKU) || code.equals("identifier"))) return Optional.of(Header.SKU);
        if (parts.length == 1 && code.equals(Header.FAMILY)) return Optional.of(Header.FAMILY);
        return yardstick.families().values().stream().flatMap(family -> family.attribute(code).stream()).findFirst().flatMap(attribute -> target(attribute, parts));
    }

    private Optional<String> target(Attribute attribute, String[] parts) {
        String channel = null;
        String locale = null;
        String currency = null;
        String unit = "";
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].equals("unit")) unit = "_unit";
            else if (parts[i].matches("[A-Z]{3}")) currency = parts[i];
            else if (parts[i].matches("[a-z]{2,3}(_[A-Za-z0-9]{2,8})*") && ours(parts[i]) != null) locale = ours(parts[i]);
            else channel = parts[i];
        }
        String scope = attribute.scope(channel, locale, currency);
        String spoken = locale;
        if (!attribute.localisable() && spoken != null && yardstick.channels().stream().noneMatch(known -> known.defaultLocale().equals(spoken))) return Optional.empty();
        if (attribute.scoped() && !yardstick.scopes(attribute).contains(scope)) return Optional.empty();
        return Optional.of((scope == null ? attribute.code() : attribute.code() + "_" + scope).toLowerCase(Locale.ROOT) + unit);
    }

    /** The locale of ours that one of theirs means: {@code en_US} may be {@code en} here, {@code zh_TW} {@code zh-Hant}. */
    private String ours(String theirs) {
        Set<String> known = new HashSet<>();
        yardstick.channels().forEach(channel -> known.addAll(channel.locales()));
        String tag = theirs.replace('_', '-');
        String likely = ULocale.addLikelySubtags(ULocale.forLanguageTag(tag)).toLanguageTag();
        for (String start : new String[] {tag, likely}) {
            for (String candidate = start; !candidate.isEmpty(); candidate = candidate.substring(0, Math.max(0, candidate.lastIndexOf('-')))) {
                if (known.contains(candidate)) return candidate;
            }
        }
        return null;
    }
}
