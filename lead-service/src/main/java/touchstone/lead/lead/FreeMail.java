package touchstone.lead.lead;

import java.util.Set;

/** Where private people have their address; the best known. Such an address tells of no company. */
final class FreeMail {
    private static final Set<String> DOMAINS = Set.of("aol.com", "free.fr", "gmail.com", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com", "icloud.com", "libero.it", "live.com", "mail.ru", "me.com",
            "msn.com", "orange.fr", "outlook.com", "proton.me", "protonmail.com", "qq.com", "163.com", "126.com", "t-online.de", "web.de", "yahoo.com", "yandex.ru");

    private FreeMail() {}

    /** @param domain in lower case */
    static boolean isAt(String domain) {
        return DOMAINS.contains(domain);
    }
}
