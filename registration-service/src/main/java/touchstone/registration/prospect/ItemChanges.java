package touchstone.registration.prospect;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What differs of somebody's addresses and channels. */
final class ItemChanges {
    private ItemChanges() {}

    /** By id. Fails as {@link ItemRefused} says. */
    static Map<UUID, SourceItem> of(Prospect present, Profile wanted) {
        Map<UUID, SourceItem> changes = new HashMap<>();
        addresses(present, wanted, changes);
        channels(present, wanted, changes);
        return changes;
    }

    private static void addresses(Prospect prospect, Profile wanted, Map<UUID, SourceItem> changes) {
        Map<UUID, PostalAddress> left = prospect.addresses().stream().collect(Collectors.toMap(PostalAddress::id, Function.identity()));
        for (PostalAddress address : wanted.addresses()) {
            PostalAddress present = address.id() == null ? null : left.remove(address.id());
            if (address.id() != null && present == null) throw new ItemRefused.ItemUnknown(SourceItem.Kind.ADDRESS.field());
            if (!address.equals(present)) changes.put(present == null ? UuidCreator.getTimeOrderedEpoch() : present.id(), typed(SourceItem.Kind.ADDRESS, address.content()));
        }
        left.keySet().forEach(gone -> changes.put(gone, typed(SourceItem.Kind.ADDRESS, null)));
    }

    private static void channels(Prospect prospect, Profile wanted, Map<UUID, SourceItem> changes) {
        Map<UUID, Channel> left = prospect.channels().stream().collect(Collectors.toMap(Channel::id, Function.identity()));
        for (Channel channel : wanted.channels()) {
            Channel present = channel.id() == null ? null : left.remove(channel.id());
            if (channel.id() != null && present == null) throw new ItemRefused.ItemUnknown(SourceItem.Kind.CHANNEL.field());
            boolean sameWay = present != null && channel.type() == present.type() && channel.value().equals(present.value()) && Objects.equals(channel.network(), present.network());
            if (prospect.id().equals(channel.id()) && !sameWay) throw new ItemRefused.EmailNeedsConfirmation();
            boolean verified = sameWay && present.verified();
            if (channel.verified() && !verified) throw new ItemRefused.VerificationNotYours();
            Channel taken = channel.with(present == null ? UuidCreator.getTimeOrderedEpoch() : present.id(), verified);
            if (!taken.equals(present)) changes.put(taken.id(), typed(SourceItem.Kind.CHANNEL, taken.content()));
        }
        // The e-mail address has a channel as long as there is one.
        left.remove(prospect.id());
        left.keySet().forEach(gone -> changes.put(gone, typed(SourceItem.Kind.CHANNEL, null)));
    }

    private static SourceItem typed(SourceItem.Kind kind, JsonObject content) {
        return new SourceItem(kind, content, SourceValue.Origin.TYPED);
    }
}
