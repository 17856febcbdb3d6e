package touchstone.catalog.product;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.Family;
import touchstone.catalog.rights.Permissions;

/** What one caller may see and change of the values of products. Values without an attribute in their family are for those from whom nothing is kept. */
public record FieldRights(Permissions permissions) {
    /** A revision as the caller may see it. */
    public ProductRevision seen(ProductRevision revision, Family family) {
        if (permissions.mayReadAll()) return revision;
        TreeMap<Slot, Values.Value> seen = new TreeMap<>(revision.values().bySlot());
        seen.keySet().removeIf(slot -> !sees(slot, family));
        return new ProductRevision(revision.ref(), revision.sku(), revision.family(), new Values(seen), revision.change(), revision.authors());
    }

    boolean sees(Slot slot, Family family) {
        Optional<Attribute> attribute = family.attribute(slot.attribute());
        return attribute.isPresent() ? permissions.mayRead(attribute.get(), slot.scope()) : permissions.mayReadAll();
    }

    /** @param changes what is to become of each slot; what stays as it is needs no right @throws ValuesNotYours if one of them is not the caller's to change */
    public void mustWrite(Map<Slot, Optional<Object>> changes, Values present, Family family) {
        if (permissions.mayWriteAll()) return;
        List<Slot> refused = changes.entrySet().stream().filter(change -> !change.getValue().equals(present.get(change.getKey().attribute(), change.getKey().scope())))
                .map(Map.Entry::getKey).filter(slot -> !writes(slot, family)).sorted().toList();
        if (!refused.isEmpty()) throw new ValuesNotYours(refused);
    }

    private boolean writes(Slot slot, Family family) {
        return family.attribute(slot.attribute()).filter(attribute -> permissions.mayWrite(attribute, slot.scope())).isPresent();
    }
}
