package touchstone.registration.consent;

import jakarta.ws.rs.core.HttpHeaders;

/** What a browser says of its own accord against being sold and tracked: Global Privacy Control, or Do Not Track. */
public final class Signal {
    private Signal() {}

    /** The header that says so, or null. */
    public static String of(HttpHeaders headers) {
        if ("1".equals(headers.getHeaderString("Sec-GPC"))) return "Sec-GPC";
        return "1".equals(headers.getHeaderString("DNT")) ? "DNT" : null;
    }
}
