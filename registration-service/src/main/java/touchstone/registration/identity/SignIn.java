package touchstone.registration.identity;

import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who the caller's access token says they are.
 *
 * @param provider the provider they signed in at, null for an account of the issuer's own
 */
public record SignIn(String issuer, String subject, String provider) {
    /** The provider of those who prove a mailbox instead of having an account anywhere. */
    public static final String BY_MAIL = "email";

    public static SignIn of(JsonWebToken token) {
        return new SignIn(token.getIssuer(), token.getSubject(), token.getClaim("identity_provider"));
    }
}
