package touchstone.catalog.product;

import java.time.LocalDate;
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

    /** How complete a product is on each channel in each locale. */
    List<Completeness> completeness(ProductRevision revision) {
        return channels.stream()
                .flatMap(channel -> channel.locales().stream().map(locale -> Completeness.of(family(revision), revision.values(), channel, locale, today)))
                .toList();
    }

    public Family family(ProductRevision revision) {
        return families.get(revision.family());
    }

    /** The locales that any channel shows, or the currencies that any sells in: the scopes that an attribute may have values for. Empty if it has one for all. */
    public Set<String> scopes(Attribute attribute) {
        if (attribute.localisable()) return channels.stream().flatMap(channel -> channel.locales().stream()).collect(Collectors.toSet());
        return attribute.type() == AttributeType.PRICE ? channels.stream().map(Channel::currency).collect(Collectors.toSet()) : Set.of();
    }
}
