package touchstone.lead.spam;

import java.util.Set;

/** Domains that give out addresses for minutes. The best known ones: the list flags, it refuses nobody, and need not be complete. */
public final class DisposableDomains {
    private static final Set<String> DOMAINS = Set.of("10minutemail.com", "20minutemail.com", "33mail.com", "burnermail.io", "discard.email", "dispostable.com", "emailondeck.com",
            "fakeinbox.com", "getairmail.com", "getnada.com", "grr.la", "guerrillamail.biz", "guerrillamail.com", "guerrillamail.de", "guerrillamail.net", "guerrillamail.org", "inboxbear.com",
            "mail-temp.com", "mailcatch.com", "maildrop.cc", "mailinator.com", "mailnesia.com", "mintemail.com", "moakt.com", "mohmal.com", "mytemp.email", "nada.email", "sharklasers.com",
            "spam4.me", "spamgourmet.com", "temp-mail.io", "temp-mail.org", "tempmail.com", "tempmail.dev", "tempmailo.com", "tempr.email", "throwawaymail.com", "trashmail.com", "trashmail.de",
            "wegwerfmail.de", "yopmail.com", "yopmail.fr", "yopmail.net", "disposable.test");

    private DisposableDomains() {}

    /** Also below one of them. @param domain in lower case */
    public static boolean contains(String domain) {
        for (String rest = domain; ; rest = rest.substring(rest.indexOf('.') + 1)) {
            if (DOMAINS.contains(rest)) return true;
            if (rest.indexOf('.') < 0) return false;
        }
    }
}
