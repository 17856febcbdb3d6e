package touchstone.registration.capture;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.SourceValue;
import touchstone.registration.prospect.Text;
import touchstone.registration.provider.Claim;
import touchstone.registration.provider.Provider;
import touchstone.registration.rule.CapturePolicy.Decision;
import touchstone.registration.rule.Policies;
import touchstone.registration.rule.Rules;
import touchstone.registration.rule.Use;

/**
 * What a provider handed over at a sign-in, cut down to what the person let us keep before it.
 *
 * @param choice    the id of the choice, null where there was none: then there are no claims either
 * @param claims    texts by claim
 * @param proposals what the form proposes: what fits its attribute
 * @param mayBeKept whether the provider lets us store its claims
 */
public record Handover(UUID choice, Map<String, String> claims, Map<Attribute, SourceValue> proposals, boolean mayBeKept) {
    static final Handover NOTHING = new Handover(null, Map.of(), Map.of(), false);
    /** Where the issuer's UserInfo has what the provider said, as our realm is set up. */
    static final String CLAIMS = "provider_claims";
    private static final int LONGEST = 2000;

    /** @param userInfo what is no plain text of bearable length counts as not said */
    static Handover of(Provider provider, CaptureChoice choice, Policies policies, Rules rules, Map<String, Object> userInfo) {
        Map<?, ?> handedOver = userInfo.get(CLAIMS) instanceof Map<?, ?> said ? said : Map.of();
        Map<String, String> claims = new LinkedHashMap<>();
        for (Claim claim : policies.asked(provider.claims())) {
            if (!claim.required() && choice.allows(claim.name())) text(handedOver.get(claim.name())).ifPresent(text -> claims.put(claim.name(), text));
        }
        return new Handover(choice.id(), claims, proposals(provider, policies, claims), rules.allows(Use.STORE));
    }

    private static Map<Attribute, SourceValue> proposals(Provider provider, Policies policies, Map<String, String> claims) {
        Map<Attribute, SourceValue> proposals = new EnumMap<>(Attribute.class);
        boolean emailVerified = Boolean.parseBoolean(claims.get("email_verified"));
        for (Claim claim : provider.claims()) {
            String text = claims.get(claim.name());
            if (text == null || claim.fills() == null || policies.decision(claim) != Decision.CAPTURE) continue;
            claim.fills().of(text).forEach((attribute, value) -> {
                if (!attribute.fits(value)) return;
                SourceValue proposed = SourceValue.confirmed(value, provider.alias(), claim.name(), attribute == Attribute.EMAIL && emailVerified);
                if (claim.fills().isGuess()) proposals.putIfAbsent(attribute, proposed);
                else proposals.put(attribute, proposed);
            });
        }
        return proposals;
    }

    private static Optional<String> text(Object value) {
        if (!(value instanceof String || value instanceof Boolean || value instanceof Number)) return Optional.empty();
        return Optional.ofNullable(Text.normal(value.toString())).filter(text -> text.length() <= LONGEST && Text.isPlain(text));
    }

    /** What of it goes to the vault. */
    public Map<String, String> kept() {
        return mayBeKept ? claims : Map.of();
    }

    /** What the form proposes for an attribute. */
    public Optional<SourceValue> proposal(Attribute attribute) {
        return Optional.ofNullable(proposals.get(attribute));
    }

    /** The claims that fill a field of the form. */
    public Set<String> filled() {
        return proposals.values().stream().map(SourceValue::claim).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The source of what the person sent: the provider's claim if they left it as it was, otherwise they themselves. */
    public SourceValue source(Attribute attribute, String text) {
        return proposal(attribute).filter(proposed -> attribute.same(proposed.text(), text))
                .map(proposed -> SourceValue.confirmed(text, proposed.provider(), proposed.claim(), proposed.verified()))
                .orElseGet(() -> SourceValue.typed(text));
    }
}
