package touchstone.catalog.product;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All values of one revision, each with its origin. */
public record Values(SortedMap<Slot, Value> bySlot) {
    public static final Values NONE = new Values(new TreeMap<>());

    /** @param data what the attribute's type says: a text, number, boolean, day, measurement or money */
    public record Value(Object data, Origin origin) {}

    public Values {
        bySlot = Collections.unmodifiableSortedMap(new TreeMap<>(bySlot));
    }

    public Optional<Object> get(String attribute, String scope) {
        return Optional.ofNullable(bySlot.get(new Slot(attribute, scope))).map(Value::data);
    }

    /** The value of an attribute that has one for all readers. */
    public <T> Optional<T> get(String attribute, Class<T> type) {
        return get(attribute, (String) null).map(type::cast);
    }

    /**
     * These values with some changed. What is set to what it was keeps its origin, and if nothing differs, so that there is nothing to save, these come back.
     *
     * @param changes the new data of each slot, or empty to remove its value
     */
    public Values with(Map<Slot, Optional<Object>> changes, Origin origin) {
        SortedMap<Slot, Value> next = new TreeMap<>(bySlot);
        changes.forEach((slot, data) -> {
            Value present = next.get(slot);
            if (data.isEmpty()) next.remove(slot);
            else if (present == null || !present.data().equals(data.get())) next.put(slot, new Value(data.get(), origin));
        });
        return next.equals(bySlot) ? this : new Values(next);
    }
}
