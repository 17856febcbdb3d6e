package touchstone.catalog.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.Yardstick;

/**
 * What the elements of a BMEcat product mean, by the names that {@link BmecatSource} gives them: {@code SUPPLIER_PID}, {@code DESCRIPTION_SHORT},
 * {@code DESCRIPTION_LONG@fra}, {@code PRODUCT_PRICE net_list EUR}, {@code FEATURE Colour}. A text without a language is in the catalog's default one.
 */
final class BmecatNaming implements Naming {
    private static final Map<String, String> ATTRIBUTES = Map.of("DESCRIPTION_SHORT", Family.NAME, "DESCRIPTION_LONG", Family.DESCRIPTION, "INTERNATIONAL_PID", "gtin", "EAN", "gtin",
            "PRODUCT_PRICE net_list", Family.PRICE, "ARTICLE_PRICE net_list", Family.PRICE, "MANUFACTURER_NAME", "manufacturer", "MANUFACTURER_PID", "manufacturer_sku");
    /** Codes of UN/ECE Recommendation 20, which BMEcat prescribes, that are named otherwise here. */
    private static final Map<String, String> UNITS = Map.ofEntries(Map.entry("KGM", "KG"), Map.entry("GRM", "G"), Map.entry("MGM", "MG"), Map.entry("TNE", "T"), Map.entry("LBR", "LB"),
            Map.entry("ONZ", "OZ"), Map.entry("MMT", "MM"), Map.entry("CMT", "CM"), Map.entry("MTR", "M"), Map.entry("KMT", "KM"), Map.entry("INH", "IN"), Map.entry("FOT", "FT"),
            Map.entry("YRD", "YD"), Map.entry("MLT", "ML"), Map.entry("LTR", "L"));
    /** Language codes of ISO 639-2, in both of its forms where they differ. */
    private static final Map<String, String> LANGUAGES = languages();

    private final Yardstick yardstick;
    private String language = "eng";

    BmecatNaming(Yardstick yardstick) {
        this.yardstick = yardstick;
    }

    /** @param code the language of texts that name none */
    void language(String code) {
        this.language = code;
    }

    @Override
    public Meaning meaning(String name) {
        boolean unit = name.endsWith(BmecatSource.UNIT);
        String bare = unit ? name.substring(0, name.length() - BmecatSource.UNIT.length()) : name;
        if (bare.equals("SUPPLIER_PID") || bare.equals("SUPPLIER_AID")) return Meaning.of(Header.SKU);
        return target(bare).map(target -> new Meaning(unit ? target + "_unit" : target, null, unit ? UNITS : Map.of())).orElse(Meaning.of(name.toLowerCase(Locale.ROOT)));
    }

    private Optional<String> target(String name) {
        String currency = null;
        String element = name;
        if (name.startsWith("PRODUCT_PRICE ") || name.startsWith("ARTICLE_PRICE ")) {
            element = name.substring(0, name.lastIndexOf(' '));
            currency = name.substring(name.lastIndexOf(' ') + 1);
        }
        int at = element.lastIndexOf('@');
        String spoken = at < 0 ? language : element.substring(at + 1);
        String bare = at < 0 ? element : element.substring(0, at);
        String code = bare.startsWith("FEATURE ") ? bare.substring(8).strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_") : ATTRIBUTES.get(bare);
        if (code == null) return Optional.empty();
        String priced = currency;
        return yardstick.families().values().stream().flatMap(family -> family.attribute(code).stream()).findFirst().flatMap(attribute -> target(attribute, spoken, priced));
    }

    private Optional<String> target(Attribute attribute, String spoken, String currency) {
        if (attribute.perChannel()) return Optional.empty();
        if (!attribute.localisable() && !spoken.equals(language)) return Optional.empty();
        String scope = attribute.scope(null, LANGUAGES.get(spoken.toLowerCase(Locale.ROOT)), currency);
        if (attribute.scoped() && !yardstick.scopes(attribute).contains(scope)) return Optional.empty();
        return Optional.of((scope == null ? attribute.code() : attribute.code() + "_" + scope).toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> languages() {
        Map<String, String> languages = new HashMap<>(Map.of("ger", "de", "fre", "fr", "chi", "zh", "dut", "nl", "cze", "cs", "gre", "el", "rum", "ro", "slo", "sk", "per", "fa"));
        Arrays.stream(Locale.getISOLanguages()).forEach(code -> languages.putIfAbsent(new Locale(code).getISO3Language(), new Locale(code).toLanguageTag()));
        return languages;
    }
}
