package touchstone.catalog.storefront;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.catalog.UnknownParameters.ParameterUnknown;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.Unit;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Reader;
import touchstone.commons.problem.Malformed;

/**
 * Reads filters from query parameters: {@code category=Pumps}, {@code attr.color[in]=Red,Blue}, {@code price[gte]=1000}, {@code attr.weight[lt]=2.5 KG}. An attribute that
 * no family has, and one that the reader may not see, are the same: there is no such filter.
 */
final class Filters {
    private static final Pattern NAME = Pattern.compile("(price|category|subcategory|attr\\.([a-z0-9_]{1,60}))(\\[(in|gte|gt|lte|lt)])?");
    private static final Pattern SIZE = Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,15})?)\\s*([A-Z0-9_]{1,12})?");
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
    private static final int MOST_VALUES = 100;
    private static final Map<String, String> NAMES = Map.of("price", Family.PRICE, "category", Family.CATEGORY, "subcategory", Family.SUBCATEGORY);

    private final Map<String, Attribute> seen;
    private final Map<String, double[]> ranges = new LinkedHashMap<>();
    private final List<Filter> filters = new ArrayList<>();

    private Filters(Map<String, Attribute> seen) {
        this.seen = seen;
    }

    /**
     * @param known the parameters that are no filters
     * @throws ParameterUnknown if a parameter is neither one of those nor a filter
     * @throws FilterMalformed  if a filter's value is not what its attribute takes
     */
    static List<Filter> read(Map<String, List<String>> parameters, Set<String> known, Gate gate, Reader reader) {
        Map<String, Attribute> seen = new LinkedHashMap<>();
        gate.attributes(reader).filter(attribute -> attribute.priceFor() == null).forEach(attribute -> seen.putIfAbsent(attribute.code(), attribute));
        Filters reading = new Filters(seen);
        parameters.forEach((name, values) -> {
            if (!known.contains(name)) reading.filter(name, values, known);
        });
        reading.ranges.forEach((code, range) -> reading.filters.add(Filter.between(code, range[0], range[1])));
        return reading.filters;
    }

    private void filter(String name, List<String> values, Set<String> known) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) throw unknown(name, known);
        Attribute attribute = Optional.ofNullable(seen.get(parts.group(2) == null ? NAMES.get(parts.group(1)) : parts.group(2))).orElseThrow(() -> unknown(name, known));
        String operator = parts.group(4);
        if (operator != null && !operator.equals("in")) {
            for (String value : values) narrow(attribute, name, operator, size(attribute, name, value));
            return;
        }
        List<String> chosen = operator == null ? values : values.stream().flatMap(COMMA::splitAsStream).map(value -> value.replace("\\,", ",")).toList();
        if (chosen.size() > MOST_VALUES) throw new FilterMalformed(name, "takes at most " + MOST_VALUES + " values");
        if (isSized(attribute)) {
            if (chosen.size() > 1) throw new FilterMalformed(name, "takes one value, or a range by [gte] and [lte]");
            double size = size(attribute, name, chosen.get(0));
            filters.add(Filter.between(attribute.code(), size, size));
        } else {
            filters.add(Filter.oneOf(attribute.code(), chosen));
        }
    }

    private void narrow(Attribute attribute, String name, String operator, double size) {
        if (!isSized(attribute) && attribute.type() != AttributeType.MEASUREMENT) throw new FilterMalformed(name, "is of an attribute that has no size");
        double[] range = ranges.computeIfAbsent(attribute.code(), code -> new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
        switch (operator) {
            case "gte" -> range[0] = Math.max(range[0], size);
            case "gt" -> range[0] = Math.max(range[0], Math.nextUp(size));
            case "lte" -> range[1] = Math.min(range[1], size);
            default -> range[1] = Math.min(range[1], Math.nextDown(size));
        }
    }

    private static boolean isSized(Attribute attribute) {
        return switch (attribute.type()) {
            case NUMBER, PRICE, DATE -> true;
            // One that may be a label, such as the size M, is chosen by what it says.
            case MEASUREMENT -> !attribute.unitOptional();
            default -> false;
        };
    }

    private static double size(Attribute attribute, String name, String value) {
        if (attribute.type() == AttributeType.DATE) {
            try {
                return LocalDate.parse(value).toEpochDay();
            } catch (DateTimeParseException e) {
                throw new FilterMalformed(name, "takes a day such as 2026-01-31");
            }
        }
        Matcher size = SIZE.matcher(value.strip());
        if (!size.matches()) throw new FilterMalformed(name, "takes a number");
        double number = Double.parseDouble(size.group(1));
        if (attribute.type() != AttributeType.MEASUREMENT) {
            if (size.group(2) != null) throw new FilterMalformed(name, "takes a number without a unit");
            return number;
        }
        String unit = size.group(2) == null ? attribute.units().get(0) : size.group(2);
        if (!attribute.units().contains(unit)) throw new FilterMalformed(name, "takes one of the units " + String.join(", ", attribute.units()));
        return Unit.of(unit).map(it -> it.toBase(new BigDecimal(size.group(1))).doubleValue()).orElse(number);
    }

    private ParameterUnknown unknown(String name, Set<String> known) {
        Set<String> all = new TreeSet<>(known);
        seen.keySet().forEach(code -> all.add(NAMES.containsValue(code) ? code.equals(Family.PRICE) ? "price" : code : "attr." + code));
        return new ParameterUnknown(name, all);
    }

    static class FilterMalformed extends Malformed {
        FilterMalformed(String parameter, String detail) {
            super("This filter " + detail + ".");
            fact("parameter", parameter);
        }
    }
}
