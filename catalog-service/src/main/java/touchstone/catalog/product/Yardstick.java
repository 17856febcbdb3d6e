package touchstone.catalog.product;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;

/** What products are measured by: the families and channels as they are now, and today's date in UTC. */
public record Yardstick(Map<String, Family> families, List<Channel> channels, LocalDate today) {
    public Yardstick {
        families = Map.copyOf(families);
        channels = List.copyOf(channels);
    }

    /** What to tell about a product first: the findings of each channel in its default locale. */
    public List<Finding> findings(ProductRevision revision) {
        return channels.stream()
                .flatMap(channel -> Completeness.of(family(revision), revision.values(), channel, channel.defaultLocale(), today).findings().stream())
                .distinct().toList();
    }

    /** How complete a product is on each channel in each locale. @param rights of whoever reads it */
    List<Completeness> completeness(ProductRevision revision, FieldRights rights) {
        return channels.stream()
                .flatMap(channel -> channel.locales().stream().map(locale -> Completeness.of(family(revision), revision.values(), channel, locale, today)))
                .map(all -> rights.seen(all, family(revision)))
                .toList();
    }

    /** The assets that a revision shows, by the slots that name them. */
    public Map<Slot, List<String>> assets(ProductRevision revision) {
        Set<String> codes = family(revision).attributes().stream().filter(attribute -> attribute.type() == AttributeType.MEDIA).map(Attribute::code).collect(Collectors.toSet());
        Map<Slot, List<String>> assets = new HashMap<>();
        if (codes.isEmpty()) return assets;
        revision.values().bySlot().forEach((slot, value) -> {
            if (codes.contains(slot.attribute()) && value.data() instanceof List<?> ids) assets.put(slot, ids.stream().map(String::valueOf).toList());
        });
        return assets;
    }

    public Family family(ProductRevision revision) {
        return families.get(revision.family());
    }

    /** The scopes that an attribute may have values for: those of any channel in any of its locales. Empty if it has one value for all. */
    public Set<String> scopes(Attribute attribute) {
        if (!attribute.scoped()) return Set.of();
        return channels.stream().flatMap(channel -> channel.locales().stream().map(locale -> attribute.scope(channel.code(), locale, channel.currency())))
                .collect(Collectors.toSet());
    }
}
