package touchstone.registration.prospect;

import org.eclipse.microprofile.jwt.JsonWebToken;

/** What one of our people is called in what they record. */
public final class Steward {
    private Steward() {}

    public static String of(JsonWebToken token) {
        String name = token.getClaim("preferred_username");
        return name == null ? token.getSubject() : name;
    }
}
