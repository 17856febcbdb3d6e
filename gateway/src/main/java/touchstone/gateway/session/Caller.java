package touchstone.gateway.session;

import java.util.UUID;

/**
 * Who asks.
 *
 * @param session  of a browser; null for a caller that sends its own bearer token
 * @param identity the token's subject
 * @param token    access token for the services
 * @param choice   the capture choice that the session was begun with, may be null
 * @param csrf     what writes of this session must carry in {@code Touchstone-CSRF}; null for bearer callers
 */
public record Caller(UUID session, String identity, String token, UUID choice, String csrf) {
    public static final Caller NOBODY = new Caller(null, null, null, null, null);

    public boolean isKnown() {
        return token != null;
    }
}
