package touchstone.catalog.storefront;

import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.Option;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Reader;
import touchstone.catalog.label.Labels;

/**
 * What things are called by readers of a channel, by the families as they are now: a label is in the locale that is served, or in the channel's next best, and where there is
 * none, things are called by their codes. Labels are said beside what was published, so that a change of one changes no document of the index.
 *
 * @param front what relative addresses are relative to, where something leaves us that is read elsewhere
 */
record Words(Gate gate, Channel channel, URI front) {
    /** What a product and its values are called: in the member {@code labels} of an answer. */
    record ProductLabels(String family, Map<String, AttributeLabels> attributes) {}

    /** @param options what those options are called that the product has */
    record AttributeLabels(String label, String group, String groupLabel, Map<String, String> options) {}

    /** Of nothing but what the product says to its reader. */
    ProductLabels of(StorefrontProduct product) {
        Map<String, AttributeLabels> labels = new LinkedHashMap<>();
        Set<String> locales = channel.fallbacks(product.locale());
        Family family = gate.families().get(product.family());
        product.values().forEach((code, data) -> gate.attribute(product.family(), code).ifPresent(attribute -> {
            Map<String, String> options = new LinkedHashMap<>();
            for (String option : options(data)) label(attribute, option, locales).ifPresent(label -> options.put(option, label));
            labels.put(code, new AttributeLabels(label(attribute, locales), attribute.group(),
                    Labels.in(locales, family.groups().getOrDefault(attribute.group(), Map.of())).orElse(attribute.group()), options.isEmpty() ? null : options));
        }));
        return new ProductLabels(family == null ? product.family() : Labels.in(locales, family.labels()).orElse(product.family()), labels);
    }

    /** What an attribute of a product is called. */
    String attribute(StorefrontProduct product, String code) {
        return gate.attribute(product.family(), code).map(attribute -> label(attribute, channel.fallbacks(product.locale()))).orElse(code);
    }

    /** What an option of a product is called. */
    String option(StorefrontProduct product, String code, String option) {
        return gate.attribute(product.family(), code).flatMap(attribute -> label(attribute, option, channel.fallbacks(product.locale()))).orElse(option);
    }

    /** The facet with its labels, from those attributes that its reader may see; of several families the first that has one. */
    Facet of(Facet facet, String locale, Reader reader) {
        Set<String> locales = channel.fallbacks(locale);
        List<Attribute> attributes = gate.families().values().stream().sorted(Comparator.comparing(Family::code)).filter(family -> gate.shows(family.code(), facet.attribute(), reader))
                .flatMap(family -> family.attribute(facet.attribute()).stream()).toList();
        Map<String, String> options = new HashMap<>();
        for (Attribute attribute : attributes) {
            for (Option option : attribute.optionLabels()) Labels.in(locales, option.labels()).ifPresent(label -> options.putIfAbsent(option.code(), label));
        }
        String label = attributes.stream().flatMap(attribute -> Labels.in(locales, attribute.labels()).stream()).findFirst().orElse(facet.attribute());
        return new Facet(facet.attribute(), label, facet.values().stream().map(count -> new Facet.Count(count.value(), options.getOrDefault(count.value(), count.value()), count.count()))
                .collect(Collectors.toList()));
    }

    private static String label(Attribute attribute, Set<String> locales) {
        return Labels.in(locales, attribute.labels()).orElse(attribute.code());
    }

    private static Optional<String> label(Attribute attribute, String option, Set<String> locales) {
        return attribute.optionLabels().stream().filter(it -> it.code().equals(option)).findFirst().flatMap(it -> Labels.in(locales, it.labels()));
    }

    private static List<String> options(Object data) {
        return data instanceof String text ? List.of(text) : data instanceof List<?> several ? several.stream().map(String::valueOf).toList() : List.of();
    }
}
