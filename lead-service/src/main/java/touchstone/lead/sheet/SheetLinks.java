package touchstone.lead.sheet;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import touchstone.lead.link.Links;
import touchstone.lead.product.SeenProduct;

/**
 * Links to product sheets, for mails: whoever opens one has shown that the address is theirs. Each holds a pass that the catalog knows by a secret shared with it,
 * {@code <expiry in epoch seconds>.<base64url of HMAC-SHA-256 over "sheet-pass:<product>:<expiry>">}, good for one product and for a while. What the
 * product's gate asks for beyond an address it still asks for.
 */
@ApplicationScoped
public class SheetLinks {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;

    private final SheetConfig config;
    private final Links links;
    private final Clock clock;

    SheetLinks(SheetConfig config, Links links, Clock clock) {
        config.passSecret().filter(secret -> secret.length() < SHORTEST_SECRET).ifPresent(secret -> {
            throw new IllegalArgumentException("touchstone.sheets.pass-secret is to have at least " + SHORTEST_SECRET + " characters");
        });
        this.config = config;
        this.links = links;
        this.clock = clock;
    }

    /** The address of the sheet, in the words it was asked for in; empty where passes are not set up. */
    public Optional<String> to(SeenProduct product) {
        return config.passSecret().map(secret -> links.front() + "/sheets/" + encode(product.id(), UTF_8) + "/file?channel=" + encode(product.channel(), UTF_8)
                + "&locale=" + encode(product.locale(), UTF_8) + "&pass=" + pass(secret, product.id(), clock.instant().plus(config.passValid()).getEpochSecond()));
    }

    static String pass(String secret, String product, long expiry) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return expiry + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(("sheet-pass:" + product + ":" + expiry).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
