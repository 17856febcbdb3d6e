package touchstone.registration.provider;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** What people are told before they decide, in one locale. Known by the SHA-256 of its text, so that a decision names exactly the words it was given to. */
@Entity
public class Notice {
    @Id
    private String hash;
    private String provider;
    private String locale;
    private String text;
    private Instant since;

    protected Notice() {}

    public String hash() {
        return hash;
    }

    String provider() {
        return provider;
    }

    public String locale() {
        return locale;
    }

    public String text() {
        return text;
    }
}
