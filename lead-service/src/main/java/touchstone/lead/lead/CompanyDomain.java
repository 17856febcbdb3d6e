package touchstone.lead.lead;

import touchstone.lead.spam.DisposableDomains;

/** The domain that tells which company an address is of. */
public final class CompanyDomain {
    private CompanyDomain() {}

    /** In lower case; null where anybody may have an address, for years or for minutes. */
    public static String of(String address) {
        String domain = EmailAddress.domain(address);
        return domain.isEmpty() || FreeMail.isAt(domain) || DisposableDomains.contains(domain) ? null : domain;
    }
}
