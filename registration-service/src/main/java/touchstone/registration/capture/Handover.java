package touchstone.registration.capture;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.SourceValue;
import touchstone.registration.prospect.Text;
import touchstone.registration.provider.Claim;
import touchstone.registration.provider.Provider;

/**
 * What a provider handed over at a sign-in, cut down to what the person let us keep before it.
 *
 * @param choice the id of the choice, null where there was none: then there are no claims either
 * @param claims texts by claim
 * @param fills  which of the claims is proposed for an attribute
 */
public record Handover(UUID choice, Map<String, String> claims, Map<Attribute, String> fills) {
    static final Handover NOTHING = new Handover(null, Map.of(), Map.of());
    private static final int LONGEST = 2000;

    /** @param handedOver all that the provider said; what is no plain text of bearable length counts as not said */
    static Handover of(Provider provider, CaptureChoice choice, Map<String, Object> handedOver) {
        Map<String, String> claims = new LinkedHashMap<>();
        Map<Attribute, String> fills = new EnumMap<>(Attribute.class);
        for (Claim claim : provider.claims()) {
            if (claim.required() || !choice.allows(claim.name())) continue;
            text(handedOver.get(claim.name())).ifPresent(text -> {
                claims.put(claim.name(), text);
                if (claim.fills() != null) fills.put(claim.fills(), claim.name());
            });
        }
        return new Handover(choice.id(), claims, fills);
    }

    private static Optional<String> text(Object value) {
        if (!(value instanceof String || value instanceof Boolean || value instanceof Number)) return Optional.empty();
        return Optional.ofNullable(Text.normal(value.toString())).filter(text -> text.length() <= LONGEST && Text.isPlain(text));
    }

    /** What the form proposes for an attribute. */
    public Optional<SourceValue> proposal(Attribute attribute) {
        String claim = fills.get(attribute);
        return Optional.ofNullable(claim).map(claims::get).map(text -> SourceValue.confirmed(text, claim, attribute == Attribute.EMAIL && emailVerified()));
    }

    /** The source of what the person sent: the provider's claim if they left it as it was, otherwise they themselves. */
    public SourceValue source(Attribute attribute, String text) {
        return proposal(attribute).filter(proposed -> attribute.same(proposed.text(), text))
                .map(proposed -> SourceValue.confirmed(text, proposed.claim(), proposed.verified()))
                .orElseGet(() -> SourceValue.typed(text));
    }

    private boolean emailVerified() {
        return Boolean.parseBoolean(claims.get("email_verified"));
    }
}
