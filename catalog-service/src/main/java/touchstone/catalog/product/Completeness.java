package touchstone.catalog.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.commons.Money;

/**
 * What stands between a product and its readers on one channel in one locale.
 *
 * @param complete whether it says all that its family requires there
 * @param percent  how much of that it says, 0 to 100, rounded down
 * @param missing  the attributes that it does not say, though they are required
 * @param findings what is missing, then what is no longer taken, then what keeps it off the channel today; only with none of them can it be published
 */
public record Completeness(String channel, String locale, @Schema(description = "Whether it says all that its family requires there") boolean complete,
                           @Schema(description = "How much of that it says, 0 to 100") int percent, List<String> missing,
                           @Schema(description = "Why it cannot be published there today") List<Finding> findings) {
    public Completeness {
        missing = List.copyOf(missing);
        findings = List.copyOf(findings);
    }

    public static Completeness of(Family family, Values values, Channel channel, String locale, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int required = 0;
        List<String> axes = Standing.axes(values);
        boolean variant = Standing.model(values).isPresent();
        for (Attribute attribute : family.attributes()) {
            // What variants differ by each of them says, and their model does not.
            if (axes.contains(attribute.code()) ? !variant : !attribute.requiredOn(channel.code())) continue;
            required++;
            int before = findings.size();
            check(attribute, values, channel, locale, findings);
            if (findings.size() > before) missing.add(attribute.code());
        }
        boolean complete = missing.isEmpty();
        checkAgain(family, values, channel, locale, findings);
        checkSellWindow(values, today, findings);
        return new Completeness(channel.code(), locale, complete, complete ? 100 : 100 * (required - missing.size()) / required, missing, findings);
    }

    /** A value was right when it was set. Since then its attribute may have got other options or limits. */
    private static void checkAgain(Family family, Values values, Channel channel, String locale, List<Finding> findings) {
        for (Attribute attribute : family.attributes()) {
            values.get(attribute.code(), attribute.scope(channel.code(), locale, channel.currency())).flatMap(attribute::objection).ifPresent(objection ->
                    findings.add(new Finding(objection.code(), attribute.code(), attribute.localisable() ? locale : null,
                            "The " + attribute.code() + " " + objection.getMessage() + ".")));
        }
    }

    private static void check(Attribute attribute, Values values, Channel channel, String locale, List<Finding> findings) {
        String scope = attribute.scope(channel.code(), locale, channel.currency());
        Object data = values.get(attribute.code(), scope).orElse(null);
        String about = attribute.localisable() ? locale : null;
        String where = scope == null ? "" : " in " + scope;
        if (data == null) {
            findings.add(new Finding("missing-" + attribute.code().replace('_', '-'), attribute.code(), about, "There is no " + attribute.code() + where + "."));
        } else if (attribute.type() == AttributeType.PRICE && ((Money) data).amount() == 0) {
            findings.add(new Finding("zero-price", attribute.code(), about, "The " + attribute.code() + where + " is zero."));
        }
    }

    private static void checkSellWindow(Values values, LocalDate today, List<Finding> findings) {
        values.get(Family.SELL_START, LocalDate.class).filter(today::isBefore).ifPresent(start ->
                findings.add(new Finding("sell-window-not-open", Family.SELL_START, "The sell window opens on " + start + ".")));
        values.get(Family.SELL_END, LocalDate.class).filter(today::isAfter).ifPresent(end ->
                findings.add(new Finding("sell-window-over", Family.SELL_END, "The sell window ended on " + end + ".")));
    }
}
