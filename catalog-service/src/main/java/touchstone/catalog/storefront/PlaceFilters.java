package touchstone.catalog.storefront;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.storefront.Filters.FilterMalformed;

/**
 * Reads filters by where products stand: {@code categories[in]=web/pumps,web/valves} with all below these, {@code variant=false} without variants, {@code variantOf=<id>} the
 * variants of one model. Of several trees, products have to stand in each.
 */
final class PlaceFilters {
    static final Set<String> NAMES = Set.of("categories", "categories[in]", "variant", "variantOf");
    private static final int MOST_CATEGORIES = 100;

    private PlaceFilters() {}

    /** @throws FilterMalformed if a filter is not what it takes; a category that readers do not see is none */
    static List<Filter> read(Map<String, List<String>> parameters, Guide.Now guide, Channel channel, Function<UUID, Optional<String>> skuOf) {
        List<Filter> filters = new ArrayList<>();
        Map<String, Set<String>> byTree = new LinkedHashMap<>();
        parameters.getOrDefault("categories", List.of()).forEach(category -> categories("categories", category, guide, channel, byTree));
        parameters.getOrDefault("categories[in]", List.of()).forEach(list -> {
            String[] several = list.split(",");
            if (several.length > MOST_CATEGORIES) throw new FilterMalformed("categories[in]", "takes at most " + MOST_CATEGORIES + " categories");
            for (String category : several) categories("categories[in]", category, guide, channel, byTree);
        });
        byTree.values().forEach(categories -> filters.add(Filter.oneOf(IndexedLinks.CATEGORIES, List.copyOf(categories))));
        for (String variant : parameters.getOrDefault("variant", List.of())) {
            if (!variant.equals("true") && !variant.equals("false")) throw new FilterMalformed("variant", "takes true or false");
            filters.add(Filter.oneOf(IndexedLinks.VARIANT, List.of(variant)));
        }
        for (String model : parameters.getOrDefault("variantOf", List.of())) {
            filters.add(Filter.oneOf(IndexedLinks.VARIANT_OF, List.of(skuOf.apply(id(model)).orElseThrow(() -> new FilterMalformed("variantOf", "takes the id of a product that is there")))));
        }
        return filters;
    }

    private static void categories(String parameter, String text, Guide.Now guide, Channel channel, Map<String, Set<String>> byTree) {
        String[] parts = text.strip().split("/", 2);
        var tree = guide.tree(parts[0], channel).filter(it -> parts.length == 2 && it.category(parts[1]).isPresent()).orElseThrow(() -> new FilterMalformed(parameter, "takes categories that are there, as tree/category"));
        tree.within(parts[1]).forEach(code -> byTree.computeIfAbsent(tree.code(), key -> new LinkedHashSet<>()).add(IndexedLinks.category(tree.code(), code)));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new FilterMalformed("variantOf", "takes the id of a product that is there");
        }
    }
}
