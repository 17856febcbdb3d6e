package touchstone.registration.erasure;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.problem.Conflict;
import touchstone.registration.identity.SignIn;
import touchstone.registration.identity.Vault;

/** What is left of who was erased: salted hashes of their sign-ins, which end with the erasure, of their keys in other systems, and of their address. Whoever comes again does so as somebody new. */
public final class Tombstones {
    /** In the place of an issuer: these are URIs, and other systems are named after an "import". */
    private static final String ADDRESS = "address";

    private Tombstones() {}

    /** Fails with {@link Erased}: a request that was under way, or is replayed, must not bring a person back. */
    public static Uni<Void> mustNotBe(Mutiny.Session session, Vault vault, SignIn signIn) {
        return isSet(session, vault, signIn.issuer(), signIn.subject()).invoke(erased -> {
            if (erased) throw new Erased();
        }).replaceWithVoid();
    }

    /** Whether who was known so was erased. */
    public static Uni<Boolean> isSet(Mutiny.Session session, Vault vault, String issuer, String subject) {
        return session.createNativeQuery("select count(*) from tombstone where hash = ?1", Long.class).setParameter(1, hash(vault, issuer, subject)).getSingleResult().map(count -> count > 0);
    }

    /** Whether somebody was erased whose confirmed address this was: no file brings them back, only they themselves. */
    public static Uni<Boolean> isSet(Mutiny.Session session, Vault vault, String address) {
        return isSet(session, vault, ADDRESS, address.toLowerCase(Locale.ROOT));
    }

    static Uni<Integer> set(Mutiny.Session session, Vault vault, String address, Instant now) {
        return set(session, vault, ADDRESS, address.toLowerCase(Locale.ROOT), now);
    }

    static Uni<Integer> set(Mutiny.Session session, Vault vault, String issuer, String subject, Instant now) {
        return session.createNativeQuery("insert into tombstone (hash, erased_at) values (?1, ?2) on conflict do nothing")
                .setParameter(1, hash(vault, issuer, subject)).setParameter(2, now).executeUpdate();
    }

    private static String hash(Vault vault, String issuer, String subject) {
        return vault.fingerprint("tombstone", issuer + " " + subject);
    }

    /** Who signed in so was erased. */
    public static class Erased extends Conflict {
        Erased() {
            super("All we held on you was erased, and this sign-in has ended with it. Sign in anew to register again.");
        }
    }
}
