package touchstone.lead.mail;

/** What a mail says, in plain text. @param locale its language (BCP 47) */
public record MailText(String subject, String body, String locale) {
    /** Reads a rendered template in English: its first line is the subject, which so can never carry a second header. */
    public static MailText of(String rendered) {
        return of(rendered, "en");
    }

    /** Reads a rendered template: its first line is the subject, which so can never carry a second header. */
    public static MailText of(String rendered, String locale) {
        String[] parts = rendered.strip().split("\\R", 2);
        return new MailText(parts[0].strip(), parts[1].strip() + "\n", locale);
    }
}
