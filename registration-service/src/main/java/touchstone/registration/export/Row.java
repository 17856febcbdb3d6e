package touchstone.registration.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.registration.gate.Gate;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Channel;
import touchstone.registration.prospect.PostalAddress;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.rule.Use;

/**
 * What of a person may leave in an export.
 *
 * @param withheld fields that have a value which may not leave
 */
record Row(UUID id, Map<Attribute, String> values, List<PostalAddress> addresses, List<Channel> channels, List<String> withheld) {
    /** @param purpose what the export is for: channels that are closed to it stay here; null for none in particular */
    static Row of(Prospect prospect, Gate gate, String purpose) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        List<String> withheld = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            prospect.value(attribute).ifPresent(value -> {
                if (gate.lets(Use.EXPORT, prospect, attribute)) values.put(attribute, value);
                else withheld.add(attribute.field());
            });
        }
        List<Channel> channels = prospect.channels().stream().filter(channel -> !channel.id().equals(prospect.id()) || values.containsKey(Attribute.EMAIL))
                .filter(channel -> purpose == null || channel.isOpenTo(purpose)).toList();
        if (channels.stream().noneMatch(channel -> channel.id().equals(prospect.id()))) values.remove(Attribute.EMAIL);
        return new Row(prospect.id(), values, prospect.addresses(), channels, withheld);
    }

    /** The same for a format that cannot tell what a channel must not be used for: without those that are closed to anything. */
    Row withoutOptOuts() {
        List<Channel> open = channels.stream().filter(channel -> channel.optOuts().isEmpty()).toList();
        Map<Attribute, String> others = new EnumMap<>(Attribute.class);
        others.putAll(values);
        if (open.stream().noneMatch(channel -> channel.id().equals(id))) others.remove(Attribute.EMAIL);
        return new Row(id, others, addresses, open, withheld);
    }

    String text(Attribute attribute) {
        return values.getOrDefault(attribute, "");
    }
}
