package touchstone.gateway.front;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A key as the user of Basic authentication (RFC 7617), without a password. */
final class WriteKey {
    private static final String BASIC = "Basic ";

    private WriteKey() {}

    static boolean isBasic(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length());
    }

    /** Empty, which is no key, if it cannot be read. */
    static String user(String authorization) {
        try {
            String credentials = new String(Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            int colon = credentials.indexOf(':');
            return colon < 0 ? credentials : credentials.substring(0, colon);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
