package touchstone.registration.provider;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people are told before they decide, on a provider or on a purpose, in one locale. Known by the SHA-256 of its text, so that a decision names exactly the words it was given to. */
@Entity
public class Notice {
    @Id
    private String hash;
    private String provider;
    private String purpose;
    private String locale;
    private String text;
    private Instant since;

    protected Notice() {}

    public String hash() {
        return hash;
    }

    /** The one in the language that is wanted, else the English one; empty if there is none. @param acceptLanguage the header, or null */
    public static Optional<Notice> best(List<Notice> notices, String acceptLanguage) {
        String locale = ProviderView.locale(acceptLanguage, notices.stream().map(Notice::locale).toList());
        return notices.stream().filter(notice -> notice.locale().equals(locale)).findFirst();
    }

    /** Null in a notice of a purpose. */
    String provider() {
        return provider;
    }

    /** Null in a notice of a provider. */
    String purpose() {
        return purpose;
    }

    public NoticeView view() {
        return new NoticeView(text, hash, locale);
    }

    public String locale() {
        return locale;
    }

    public String text() {
        return text;
    }
}
