package touchstone.catalog.product;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.Family;
import touchstone.catalog.rights.Permissions;

/** What one caller may see and change of the values of products. Values without an attribute in their family are for those from whom nothing is kept. */
public record FieldRights(Permissions permissions) {
    public static final FieldRights ALL = new FieldRights(Permissions.ALL);

    /** A revision as the caller may see it. */
    public ProductRevision seen(ProductRevision revision, Family family) {
        if (permissions.mayReadAll()) return revision;
        TreeMap<Slot, Values.Value> seen = new TreeMap<>(revision.values().bySlot());
        seen.keySet().removeIf(slot -> !sees(slot, family));
        return new ProductRevision(revision.ref(), revision.sku(), revision.family(), new Values(seen), revision.change(), revision.authors());
    }

    /** What is to be said of a product, without what would tell of values that the caller may not see. */
    public List<Finding> seen(List<Finding> findings, Family family) {
        return findings.stream().filter(finding -> finding.attribute() == null || sees(new Slot(finding.attribute(), finding.locale()), family)).toList();
    }

    /** As above, and whether there is more: for whoever asks why something was refused. */
    public List<Finding> told(List<Finding> reasons, Family family) {
        List<Finding> seen = seen(reasons, family);
        if (seen.size() == reasons.size()) return seen;
        return Stream.concat(seen.stream(), Stream.of(new Finding("values-not-yours", null, "Values that you may not read are in the way too. Ask somebody who may."))).toList();
    }

    /** How complete a product is stays as it is: that other people have something to do is no secret, only what. */
    public Completeness seen(Completeness all, Family family) {
        return new Completeness(all.channel(), all.locale(), all.complete(), all.percent(),
                all.missing().stream().filter(attribute -> sees(new Slot(attribute, all.locale()), family)).toList(), seen(all.findings(), family));
    }

    /** Those of the slots that the caller may see. */
    public List<Slot> seenOf(List<Slot> slots, Family family) {
        return slots.stream().filter(slot -> sees(slot, family)).toList();
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
