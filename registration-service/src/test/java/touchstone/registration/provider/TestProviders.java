package touchstone.registration.provider;

import java.util.UUID;
import touchstone.registration.TestDatabase;

/** Providers that a test may change without disturbing others, and the seeded one. */
public final class TestProviders {
    public static final String SOCIAL = "social";

    private TestProviders() {}

    /** The alias of a new provider that hands over an e-mail address, with a first notice. */
    public static String any() {
        String alias = "test-" + UUID.randomUUID();
        TestDatabase.update("insert into provider (alias, name) values (?, 'Test Network')", alias);
        TestDatabase.update("""
                insert into provider_claim (provider, position, name, required, fills, label, use)
                values (?, 0, 'email', false, 'EMAIL', '{"en": "E-mail", "de": "E-Mail"}', '{"en": "Fills in the form.", "de": "Füllt das Formular aus."}')""", alias);
        giveNotice(alias, "en", "The first notice of " + alias);
        return alias;
    }

    public static void giveNotice(String alias, String locale, String text) {
        TestDatabase.update("""
                insert into notice (hash, provider, locale, text, since)
                select encode(sha256(convert_to(text, 'UTF8')), 'hex'), ?, ?, text, clock_timestamp() from (values (?)) as notice(text)""", alias, locale, text);
    }

    /** The hash of what people are told in English before they agree to a purpose. */
    public static String noticeOf(String purpose) {
        return TestDatabase.rows("select hash from notice where purpose = ? and locale = 'en' order by since desc limit 1", purpose).get(0);
    }

    /** The hash of the provider's current English notice. */
    public static String noticeHash(String alias) {
        return TestDatabase.rows("select hash from notice where provider = ? and locale = 'en' order by since desc limit 1", alias).get(0);
    }
}
