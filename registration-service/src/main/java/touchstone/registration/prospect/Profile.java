package touchstone.registration.prospect;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.registration.prospect.InRegister.Register;

/** What prospects may change of themselves; a blank value is none. */
@Schema(description = "A merge patch (RFC 7396): what is absent stays, null takes a value back. A list is given as a whole: what is left out of it is taken back, but for the channel of the e-mail "
        + "address, and what has no id is new.")
@Coherent
public record Profile(
        @NotNull(message = "is required", groups = Whole.class) @Size(max = LONGEST_NAME) @PlainText String givenName,
        @NotNull(message = "is required", groups = Whole.class) @Size(max = LONGEST_NAME) @PlainText String familyName,
        @Schema(description = "As you write it yourself, in your own script.") @Size(max = 2 * LONGEST_NAME) @PlainText String nativeName,
        @Size(max = LONGEST_SALUTATION) @PlainText String salutation,
        @Size(max = LONGEST_TITLE) @PlainText String company,
        @Size(max = LONGEST_TITLE) @PlainText String jobTitle,
        BuyingRole buyingRole,
        @Schema(description = "BCP 47") @Size(max = LONGEST_LANGUAGE) @InRegister(Register.LANGUAGE) String language,
        @Schema(description = "A name of the IANA time zone database") @Size(max = LONGEST_TIME_ZONE) @InRegister(Register.TIME_ZONE) String timeZone,
        @Size(max = MOST) List<@NotNull @Valid PostalAddress> addresses,
        @Size(max = MOST) List<@NotNull @Valid Channel> channels) implements Coherent.Checked {
    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_SALUTATION = 50;
    static final int LONGEST_LANGUAGE = 35;
    static final int LONGEST_TIME_ZONE = 50;
    /** Addresses, and channels, that one person can have. */
    public static final int MOST = 50;

    /** What holds of a whole profile and not of a patch. */
    interface Whole extends Default {}

    public Profile {
        givenName = Text.normal(givenName);
        familyName = Text.normal(familyName);
        nativeName = Text.normal(nativeName);
        salutation = Text.normal(salutation);
        company = Text.normal(company);
        jobTitle = Text.normal(jobTitle);
        language = Text.normal(language);
        timeZone = Text.normal(timeZone);
        // Not List.copyOf: a null in it is for the validation to refuse.
        addresses = addresses == null ? List.of() : addresses;
        channels = channels == null ? List.of() : channels;
    }

    /** All attributes; null where there is no value. */
    Map<Attribute, String> values() {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        values.put(Attribute.GIVEN_NAME, givenName);
        values.put(Attribute.FAMILY_NAME, familyName);
        values.put(Attribute.NATIVE_NAME, nativeName);
        values.put(Attribute.SALUTATION, salutation);
        values.put(Attribute.COMPANY, company);
        values.put(Attribute.JOB_TITLE, jobTitle);
        values.put(Attribute.BUYING_ROLE, buyingRole == null ? null : buyingRole.name());
        values.put(Attribute.LANGUAGE, language);
        values.put(Attribute.TIME_ZONE, timeZone);
        return values;
    }

    /** Whether it has what nobody may take back. */
    boolean isWhole() {
        return givenName != null && familyName != null;
    }

    @Override
    public List<Complaint> complaints() {
        List<Complaint> complaints = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (PostalAddress address : addresses) {
            if (address != null && address.id() != null && !ids.add(address.id())) complaints.add(new Complaint("addresses", "must not have an id twice"));
        }
        Set<Channel.Type> preferred = new HashSet<>();
        for (Channel channel : channels) {
            if (channel == null) continue;
            if (channel.id() != null && !ids.add(channel.id())) complaints.add(new Complaint("channels", "must not have an id twice"));
            if (channel.preferred() && channel.type() != null && !preferred.add(channel.type())) complaints.add(new Complaint("channels", "must not have two preferred ones of a type"));
        }
        return complaints;
    }
}
