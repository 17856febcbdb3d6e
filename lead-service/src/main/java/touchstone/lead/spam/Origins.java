package touchstone.lead.spam;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.lead.link.Links;

/** How many forms come from one network address. Kept is a keyed hash, another one each day, and that for an hour. */
@ApplicationScoped
public class Origins {
    static final Duration WINDOW = Duration.ofHours(1);
    private static final long MOST = 10;
    // RFC 7239, as the gateway writes it.
    private static final Pattern FOR = Pattern.compile("for=\"?([^\";,]{1,64})");

    private final Links links;

    Origins(Links links) {
        this.links = links;
    }

    /** Counts one more in the caller's transaction. @param forwarded the header of the gateway, or null: then nothing is known @return whether there are too many */
    public Uni<Boolean> areTooMany(Mutiny.Session session, String forwarded, Instant now) {
        Matcher address = forwarded == null ? null : FOR.matcher(forwarded);
        if (address == null || !address.find()) return Uni.createFrom().item(false);
        String origin = HexFormat.of().formatHex(links.tag("origin " + LocalDate.ofInstant(now, ZoneOffset.UTC), address.group(1).getBytes(StandardCharsets.UTF_8)));
        return session.createNativeQuery("with counted as (insert into recent_submission (origin, at) values (?1, ?2)) "
                        + "select count(*) from (select 1 from recent_submission where origin = ?1 and at > ?3 limit " + MOST + ") recent", Long.class)
                .setParameter(1, origin).setParameter(2, now).setParameter(3, now.minus(WINDOW)).getSingleResult()
                .map(before -> before >= MOST);
    }
}
