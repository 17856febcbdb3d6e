package touchstone.lead.mail;

/** What a mail says, in plain text. */
public record MailText(String subject, String body) {
    /** Reads a rendered template: its first line is the subject, which so can never carry a second header. */
    public static MailText of(String rendered) {
        String[] parts = rendered.strip().split("\\R", 2);
        return new MailText(parts[0].strip(), parts[1].strip() + "\n");
    }
}
