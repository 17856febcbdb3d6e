package touchstone.registration.prospect;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A way to reach somebody.
 *
 * @param id       null for one that is new; that of the prospect for the e-mail address that the person registered with
 * @param network  where a message or a handle is at home, such as {@code signal} or {@code mastodon}
 * @param value    a phone number is kept in the form of E.164
 * @param verified whether it was proven that it is theirs; only we can say so
 * @param optOuts  purposes that it must not be used for, whatever they agreed to
 */
@Coherent
@Schema(name = "ContactChannel")
public record Channel(
        @Schema(description = "Given by us; without one it is a new channel.") UUID id,
        @NotNull(message = "is required") Type type,
        @Schema(description = "Of a message or a handle, such as signal or mastodon.") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,29}", message = "must be a name in lower case") String network,
        @NotNull(message = "is required") @Size(max = 254) @PlainText String value,
        @Schema(description = "It was proven that it is theirs. Only we can say so.") Boolean verified,
        boolean preferred,
        @Schema(description = "Purposes that it must not be used for.") @Size(max = 20) List<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,49}", message = "must be the code of a purpose") String> optOuts) implements Coherent.Checked {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final java.util.regex.Pattern EMAIL = java.util.regex.Pattern.compile(EmailAddress.PATTERN);
    /** A name at a network, one at a server of a network, or the address of a page. */
    private static final java.util.regex.Pattern HANDLE = java.util.regex.Pattern.compile("[^\\s<>\"'`\\\\:]{1,240}|@[^\\s<>\"'`\\\\:]{1,120}:[^\\s<>\"'`\\\\:/]{1,120}|https://[^\\s<>\"'`\\\\]{1,240}");

    /** How it reaches them. */
    @Schema(name = "ContactChannelType")
    public enum Type { EMAIL, PHONE, MESSAGING, SOCIAL }

    public Channel {
        value = Text.normal(value);
        if (type == Type.PHONE && value != null) value = e164(value, null).orElse(value);
        verified = Boolean.TRUE.equals(verified);
        optOuts = optOuts == null ? List.of() : optOuts.stream().filter(Objects::nonNull).distinct().sorted().toList();
    }

    /**
     * A phone number in the form of E.164, if it can be one.
     *
     * @param country where a number without the code of a country is at home (ISO 3166), or null
     */
    public static Optional<String> e164(String text, String country) {
        return number(text, country).filter(PHONES::isPossibleNumber).map(number -> PHONES.format(number, PhoneNumberFormat.E164));
    }

    private static Optional<PhoneNumber> number(String text, String country) {
        // Parsing is made for texts of bearable length.
        if (text.length() > 50) return Optional.empty();
        try {
            return Optional.of(PHONES.parse(text, country));
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    /** The digits that somebody in the same country would dial, without what comes before them there; empty for what is no phone number. */
    Optional<String> national() {
        return type == Type.PHONE ? number(value, null).map(PHONES::getNationalSignificantNumber) : Optional.empty();
    }

    @Override
    public List<Complaint> complaints() {
        List<Complaint> complaints = new ArrayList<>();
        if (type == null || value == null) return complaints;
        boolean named = type == Type.MESSAGING || type == Type.SOCIAL;
        if (named == (network == null)) complaints.add(new Complaint("network", named ? "is required for " + type : "is only for MESSAGING and SOCIAL"));
        switch (type) {
            case EMAIL -> {
                if (!EMAIL.matcher(value).matches()) complaints.add(new Complaint("value", "must be an e-mail address"));
            }
            case PHONE -> {
                if (!value.startsWith("+") || e164(value, null).isEmpty()) complaints.add(new Complaint("value", "must be a phone number with the code of its country, such as +49 30 901820"));
            }
            case MESSAGING, SOCIAL -> {
                if (!HANDLE.matcher(value).matches()) complaints.add(new Complaint("value", "must be a name at the network or the address of a page that begins with https://"));
            }
        }
        return complaints;
    }

    /** As a person reads it. */
    String text() {
        return (network == null ? value : network + ": " + value) + (preferred ? " (preferred)" : "") + (optOuts.isEmpty() ? "" : " (not for " + String.join(", ", optOuts) + ")");
    }

    /** Whether it may be used for a purpose, as far as the person had a say about this channel. */
    public boolean isOpenTo(String purpose) {
        return !optOuts.contains(purpose);
    }

    Channel with(UUID id, boolean verified) {
        return new Channel(id, type, network, value, verified, preferred, optOuts);
    }

    public JsonObject content() {
        JsonObject content = new JsonObject().put("type", type.name()).put("value", value).put("verified", verified).put("preferred", preferred).put("optOuts", new JsonArray(optOuts));
        return network == null ? content : content.put("network", network);
    }

    static Channel of(UUID id, JsonObject content) {
        return new Channel(id, Type.valueOf(content.getString("type")), content.getString("network"), content.getString("value"), content.getBoolean("verified"),
                content.getBoolean("preferred"), content.getJsonArray("optOuts").stream().map(Objects::toString).toList());
    }
}
