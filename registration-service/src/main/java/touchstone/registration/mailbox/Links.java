package touchstone.registration.mailbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.identity.Vault;
import touchstone.registration.mail.Mails;
import touchstone.registration.mail.Texts;

/**
 * Links that prove a mailbox. Nothing here looks whether an address is known: everybody is sent a mail, so that there is nothing to learn from an answer or from its time.
 * A link is good once, for a while, and in the browser that asked for it.
 */
@ApplicationScoped
class Links {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);
    private final Mutiny.SessionFactory sessions;
    private final MailboxConfig config;
    private final Mails mails;
    private final Vault vault;
    private final Clock clock;
    private final String front;
    private final SecureRandom random = new SecureRandom();

    /** @param front the public address of the front door, without a slash at its end */
    Links(Mutiny.SessionFactory sessions, MailboxConfig config, Mails mails, Vault vault, Clock clock, @ConfigProperty(name = "touchstone.links.front", defaultValue = "http://127.0.0.1:8080") String front) {
        this.sessions = sessions;
        this.config = config;
        this.mails = mails;
        this.vault = vault;
        this.clock = clock;
        this.front = front;
    }

    /** A value that nobody guesses: 256 bits. */
    String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Puts a mail on its way; beyond the most that an address gets, by one browser or by all, the same is done and nothing sent. */
    Uni<Void> ask(AuthorizationRequest request, String browser, String address, Texts texts) {
        Instant now = clock.instant();
        Instant until = now.plus(config.lifetime());
        UUID id = UuidCreator.getTimeOrderedEpoch();
        byte[] salt = vault.salt();
        String token = secret();
        String print = vault.fingerprint("mailbox", address.toLowerCase(Locale.ROOT));
        return sessions.withTransaction(session -> session.createNativeQuery("""
                        select count(*) < ?4 and count(*) filter (where browser_hash = ?3) < ?5 from mailbox_link where address_print = ?1 and asked_at > ?2 and mailed""", Boolean.class)
                .setParameter(1, print).setParameter(2, now.minus(config.lifetime())).setParameter(3, hash(browser)).setParameter(4, config.mostMailsOfAll()).setParameter(5, config.mostMails()).getSingleResult()
                .call(mailed -> session.createNativeQuery("""
                        insert into mailbox_link (id, token_hash, browser_hash, address_print, salt, address, request, asked_at, until, mailed) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)""")
                        .setParameter(1, id).setParameter(2, hash(token)).setParameter(3, hash(browser)).setParameter(4, print).setParameter(5, salt)
                        .setParameter(6, vault.seal(salt, "address " + id, address)).setParameter(7, vault.seal(salt, "request " + id, request.text()))
                        .setParameter(8, now).setParameter(9, until).setParameter(10, mailed).executeUpdate())
                .chain(mailed -> mails.add(session, address, texts.get("mailbox.mail.subject"), texts.get("mailbox.mail.body", front + "/email-sign-in/links/" + token, String.valueOf(config.lifetime().toMinutes())),
                        now, until, mailed)));
    }

    /** How a link stands for a browser. */
    enum Standing { GOOD, OTHER_BROWSER, OVER }

    Uni<Standing> look(String token, String browser) {
        return sessions.withSession(session -> session.createNativeQuery("select browser_hash from mailbox_link where token_hash = ?1 and opened_at is null and until > ?2", String.class)
                .setParameter(1, hash(token)).setParameter(2, clock.instant()).getSingleResultOrNull()
                .map(wanted -> wanted == null ? Standing.OVER : wanted.equals(hash(browser)) ? Standing.GOOD : Standing.OTHER_BROWSER));
    }

    /** Uses a link up: where the browser goes on with, or null if the link is not good there. */
    Uni<Opened> open(String token, String browser) {
        Instant now = clock.instant();
        String code = secret();
        return sessions.withTransaction(session -> session.createNativeQuery("""
                        update mailbox_link set opened_at = ?3, code_hash = ?4, code_until = ?5 where token_hash = ?1 and browser_hash = ?2 and opened_at is null and until > ?3
                        returning id, salt, request""", Object[].class)
                .setParameter(1, hash(token)).setParameter(2, hash(browser)).setParameter(3, now).setParameter(4, hash(code)).setParameter(5, now.plus(CODE_LIFETIME)).getSingleResultOrNull()
                .map(row -> row == null ? null : new Opened(AuthorizationRequest.of(vault.open((byte[]) row[1], "request " + row[0], (String) row[2])), code)));
    }

    record Opened(AuthorizationRequest request, String code) {}

    /** Uses a code up: the address it stands for and what was asked for, or null. */
    Uni<Proved> redeem(String code) {
        return sessions.withTransaction(session -> session.createNativeQuery("update mailbox_link set code_hash = null where code_hash = ?1 and code_until > ?2 returning id, salt, address, request", Object[].class)
                .setParameter(1, hash(code)).setParameter(2, clock.instant()).getSingleResultOrNull()
                .map(row -> row == null ? null : new Proved(vault.open((byte[]) row[1], "address " + row[0], (String) row[2]),
                        AuthorizationRequest.of(vault.open((byte[]) row[1], "request " + row[0], (String) row[3])))));
    }

    record Proved(String address, AuthorizationRequest request) {}

    static String hash(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(secret));
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
