package touchstone.catalog.sheet;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.Variant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;

/**
 * How sheets look: XSL Formatting Objects with Qute expressions, {@code {product.name}}. An expression reaches the texts handed to it and nothing else: the engine
 * here has no reflection, no beans and no other templates.
 *
 * @param number counts the templates that there have been; 0 is the one that comes with the service
 */
record SheetTemplate(long number, String source) {
    static final String MEDIA_TYPE = "application/xml";
    private static final Engine ENGINE = Engine.builder().addDefaults().addResultMapper(new HtmlEscaper(List.of(MEDIA_TYPE))).strictRendering(true).build();
    private static final Pattern BREAK = Pattern.compile("(?i)</(p|li|ul|ol|h[1-6]|div|tr)>|<br\\s*/?>|\\R");
    private static final Pattern TAG = Pattern.compile("<[^>]{0,1000}>");
    // What XML 1.0 cannot carry, even escaped.
    private static final Pattern NOT_IN_XML = Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    /** Without a picture. */
    String fill(SheetContent content, PublicView view, String hash, String address) {
        return fill(content, view, hash, address, "");
    }

    /** @param picture a {@code data:} address, or empty @param address where a reader learns whether the sheet still holds @throws TemplateException if the template cannot be filled */
    String fill(SheetContent content, PublicView view, String hash, String address, String picture) {
        Wording wording = new Wording(content.locale());
        Map<String, Object> product = new HashMap<>();
        product.put("name", text(content.name()));
        product.put("sku", text(content.sku()));
        product.put("category", text((String) view.said(Family.CATEGORY, content.category())));
        product.put("subcategory", text((String) view.said(Family.SUBCATEGORY, content.subcategory())));
        product.put("price", content.price() == null ? "" : wording.say(content.price()));
        product.put("description", paragraphs(content.description() == null ? "" : content.description(), view.type("description")));
        product.put("picture", picture);
        product.put("facts", content.facts().entrySet().stream().map(fact -> fact(fact.getKey(), wording.say(view.said(fact.getKey(), fact.getValue())), view, wording)).toList());
        Map<String, Object> sheet = Map.of("revision", Long.toString(content.revision()), "date", wording.day(content.at()), "hash", hash, "address", address,
                "qr", QrCode.of(address), "locale", content.locale(), "language", wording.locale().getLanguage(),
                "writingMode", wording.rightToLeft() ? "rl-tb" : "lr-tb", "direction", wording.rightToLeft() ? "rtl" : "ltr");
        return ENGINE.parse(source, Variant.forContentType(MEDIA_TYPE)).data("product", product).data("sheet", sheet).data("label", wording.labels()).render();
    }

    private static Map<String, Object> fact(String code, String value, PublicView view, Wording wording) {
        String text = String.join(" ", paragraphs(value, view.type(code)));
        return Map.of("label", text(view.label(code).orElseGet(() -> wording.attribute(code))), "value", text, "direction", Wording.direction(text));
    }

    /** The paragraphs of a text. Those of a rich text lose their marks: what they say stays. */
    private static List<String> paragraphs(String text, AttributeType type) {
        return BREAK.splitAsStream(text)
                .map(line -> type == AttributeType.RICH_TEXT ? unescaped(TAG.matcher(line).replaceAll("")) : line)
                .map(line -> text(line).strip()).filter(line -> !line.isEmpty()).toList();
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#34;", "\"").replace("&#39;", "'").replace("&#43;", "+").replace("&#61;", "=")
                .replace("&#64;", "@").replace("&#96;", "`").replace("&nbsp;", "\u00a0").replace("&amp;", "&");
    }

    private static String text(String value) {
        return value == null ? "" : NOT_IN_XML.matcher(value).replaceAll("");
    }
}
