package touchstone.registration.export;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import touchstone.registration.gate.Gate;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.rule.Use;

/** What of a person may leave in an export. */
record Row(UUID id, Map<Attribute, String> values) {
    static Row of(Prospect prospect, Gate gate) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        Attribute.onForm().stream().filter(attribute -> gate.lets(Use.EXPORT, prospect, attribute))
                .forEach(attribute -> prospect.value(attribute).ifPresent(value -> values.put(attribute, value)));
        return new Row(prospect.id(), values);
    }
}
