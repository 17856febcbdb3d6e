package touchstone.lead.spam;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.lead.link.Links;

/** Tells network addresses from each other without keeping them: by a keyed hash, another one each day. */
@ApplicationScoped
public class Origins {
    // RFC 7239, as the gateway writes it.
    private static final Pattern FOR = Pattern.compile("for=\"?([^\";,]{1,64})");

    private final Links links;

    Origins(Links links) {
        this.links = links;
    }

    /** @param forwarded the header of the gateway, or null @return null if nothing is known */
    public String of(String forwarded, Instant now) {
        Matcher address = forwarded == null ? null : FOR.matcher(forwarded);
        if (address == null || !address.find()) return null;
        return HexFormat.of().formatHex(links.tag("origin " + LocalDate.ofInstant(now, ZoneOffset.UTC), address.group(1).getBytes(StandardCharsets.UTF_8)));
    }
}
