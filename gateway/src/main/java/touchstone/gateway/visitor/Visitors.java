package touchstone.gateway.visitor;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import touchstone.gateway.cookie.Cookies;
import touchstone.gateway.cookie.Secret;

/**
 * Who comes, as far as their consent goes. The cookie is {@code id.day.owner.tag}, where the tag is ours: ids are given out, not chosen. A refused
 * consent is kept as the word {@code declined}, which tells nobody apart.
 */
@Singleton
public class Visitors {
    public static final String COOKIE = "__Host-touchstone-visitor";
    /** What the CNIL holds to be long enough for a cookie that measures an audience. */
    static final Period KEPT = Period.ofMonths(13);
    private static final int MOST_REMEMBERED = 10_000;
    private static final String DECLINED = "declined";

    private final Secret secret;
    private final Clock clock;
    private final DailyIds daily;
    /** A browser comes again and again, and its tag is the same each time. */
    private final Cache<String, Visitor> latest = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    public Visitors(Secret secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
        daily = new DailyIds(clock);
    }

    /** @param network the truncated address */
    public Visitor of(MultiMap headers, String network) {
        String cookie = Cookies.read(headers, COOKIE);
        boolean signal = "1".equals(headers.get("Sec-GPC")) || "1".equals(headers.get("DNT"));
        Visitor known = signal || cookie == null ? null : parse(cookie);
        if (known != null) return known;
        Consent consent = signal ? Consent.SIGNAL : DECLINED.equals(cookie) ? Consent.DECLINED : Consent.UNKNOWN;
        return new Visitor(daily.of(network, headers.get("User-Agent")), consent, null, "");
    }

    /**
     * The visitor that a server tells of: by the value of the cookie, which nobody has who was not sent it, or else by an id of the server's own, of which one of ours
     * is made that is no browser's and no other server's.
     */
    public UUID reported(String server, String name) {
        Visitor known = parse(name);
        if (known != null) return known.id();
        ByteBuffer mac = ByteBuffer.wrap(secret.mac("reported-visitor", server + "\n" + name));
        // Version 8 of RFC 9562: made by a rule of our own.
        return new UUID(mac.getLong() & ~0xF000L | 0x8000L, mac.getLong() & ~0xC000000000000000L | 0x8000000000000000L);
    }

    /** Gives out a new id. */
    public Visitor begin() {
        return new Visitor(UuidCreator.getRandomBasedFast(), Consent.GRANTED, today(), "");
    }

    /**
     * The visitor who signs in as {@code identity}: the one who came, or, where somebody else signed in with this browser before, a new one,
     * so that one person's touches never become another's. Without consent it stays nobody's.
     */
    public Visitor signedIn(Visitor visitor, String identity) {
        if (!visitor.linkable()) return visitor;
        String owner = owner(identity);
        Visitor own = visitor.owner().isEmpty() || visitor.owner().equals(owner) ? visitor : begin();
        return new Visitor(own.id(), own.consent(), own.since(), owner);
    }

    /** The visitor after a sign-out: whoever comes next in this browser. */
    public Visitor signedOut(Visitor visitor) {
        return visitor.linkable() ? begin() : visitor;
    }

    /** Set-Cookie for a visitor with consent. */
    public String cookie(Visitor visitor) {
        String value = visitor.id() + "." + visitor.since().toEpochDay() + "." + visitor.owner();
        return Cookies.set(COOKIE, value + "." + tag(value), secondsUntil(visitor.since().plus(KEPT)));
    }

    /** Set-Cookie that remembers a no, so that nobody is asked on every page. */
    public String declined() {
        return Cookies.set(COOKIE, DECLINED, secondsUntil(today().plus(KEPT)));
    }

    private Visitor parse(String cookie) {
        Visitor known = latest.getIfPresent(cookie);
        if (known == null) {
            known = read(cookie);
            if (known == null) return null;
            latest.put(cookie, known);
        }
        return today().isBefore(known.since().plus(KEPT)) ? known : null;
    }

    private Visitor read(String cookie) {
        int end = cookie.lastIndexOf('.');
        if (end < 0 || !MessageDigest.isEqual(cookie.substring(end + 1).getBytes(), tag(cookie.substring(0, end)).getBytes())) return null;
        try {
            String[] parts = cookie.substring(0, end).split("\\.", 3);
            LocalDate since = LocalDate.ofEpochDay(Long.parseLong(parts[1]));
            return new Visitor(UUID.fromString(parts[0]), Consent.GRANTED, since, parts[2]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException olderFormat) {
            return null;
        }
    }

    private String owner(String identity) {
        return text(Arrays.copyOf(secret.mac("visitor-owner", identity), 8));
    }

    private String tag(String value) {
        return text(Arrays.copyOf(secret.mac("visitor", value), 16));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private long secondsUntil(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toEpochSecond() - clock.instant().getEpochSecond();
    }
}
