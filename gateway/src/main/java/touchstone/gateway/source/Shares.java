package touchstone.gateway.source;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import touchstone.gateway.cookie.Secret;

/**
 * Tells shares apart by a token in the address that is shared: {@code network.touch.tag}, where the touch is the interaction's id and the tag is ours (16 and 12 bytes in
 * base64url). It says nothing about anybody to those who have no ledger, and nobody can make one up.
 */
@Singleton
public class Shares {
    /** Of the query. */
    public static final String PARAMETER = "share";
    private static final Pattern TOKEN = Pattern.compile("([a-z]{1,20})\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{16})");
    private static final int TAG_BYTES = 12;
    private final Secret secret;

    public Shares(Secret secret) {
        this.secret = secret;
    }

    String token(Share share) {
        byte[] id = ByteBuffer.allocate(16).putLong(share.touch().getMostSignificantBits()).putLong(share.touch().getLeastSignificantBits()).array();
        String said = share.network() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        return said + "." + tag(said);
    }

    /** Empty if it is none of ours. */
    Optional<Share> read(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) return Optional.empty();
        String said = token.substring(0, token.lastIndexOf('.'));
        if (!MessageDigest.isEqual(parts.group(3).getBytes(), tag(said).getBytes())) return Optional.empty();
        ByteBuffer id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts.group(2)));
        return Optional.of(new Share(new UUID(id.getLong(), id.getLong()), parts.group(1)));
    }

    private String tag(String said) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(secret.mac("share", said), TAG_BYTES));
    }
}
