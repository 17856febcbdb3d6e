package touchstone.registration.provider;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A provider as it is shown before a sign-in, in one locale. */
@Schema(name = "Provider")
record ProviderView(String alias, String name, List<ClaimView> claims, NoticeView notice) {
    private static final String FALLBACK = "en";

    @Schema(name = "Claim")
    record ClaimView(
            String name,
            @Schema(description = "What it is called.") String label,
            @Schema(description = "What it is used for.") String use,
            @Schema(description = "Comes with every sign-in, ticked or not.") boolean required) {}

    /**
     * @param asked          without what we decline
     * @param notices        the provider's current ones
     * @param acceptLanguage the header, or null; what is not available, or cannot be read, falls back to English
     */
    static ProviderView of(Provider provider, List<Claim> asked, List<Notice> notices, String acceptLanguage) {
        Notice notice = Notice.best(notices, acceptLanguage).orElseThrow();
        String locale = notice.locale();
        List<ClaimView> claims = asked.stream()
                .map(claim -> new ClaimView(claim.name(), claim.label().getString(locale), claim.use().getString(locale), claim.required()))
                .toList();
        return new ProviderView(provider.alias(), provider.name(), claims, notice.view());
    }

    static String locale(String acceptLanguage, List<String> available) {
        try {
            String best = acceptLanguage == null ? null : Locale.lookupTag(LanguageRange.parse(acceptLanguage), available);
            return best == null ? FALLBACK : best;
        } catch (IllegalArgumentException unreadable) {
            return FALLBACK;
        }
    }
}
