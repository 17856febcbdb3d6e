package touchstone.gateway.session;

/** A bearer token that is not one of our identity server's for us, or no longer. */
public class TokenRefused extends RuntimeException {
    public TokenRefused(String why) {
        super(why, null, false, false);
    }
}
