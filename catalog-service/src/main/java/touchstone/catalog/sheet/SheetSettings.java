package touchstone.catalog.sheet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How product sheets are made and handed over. */
@ConfigMapping(prefix = "touchstone.sheets")
interface SheetSettings {
    /** The front door as its visitors know it: where the QR code of a sheet leads. */
    @WithDefault("http://127.0.0.1:8080")
    URI front();

    /** The gate of products that name none. */
    @WithDefault("REGISTRATION")
    SheetGate gate();

    /**
     * What signs the passes of those who left an e-mail address, at least 32 characters: known to whoever takes such addresses, and to this service. Without one
     * the gate EMAIL opens only for those who are signed in.
     */
    Optional<String> passSecret();

    /** Whether a pass holds for a product. */
    default boolean admits(String pass, UUID product, Instant now) {
        return passSecret().filter(secret -> SheetPass.holds(pass, secret, product, now)).isPresent();
    }
}
