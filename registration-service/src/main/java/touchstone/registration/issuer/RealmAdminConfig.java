package touchstone.registration.issuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Our client in the realm, whose service account has the roles {@code manage-users} and {@code manage-identity-providers} of {@code realm-management}. */
@ConfigMapping(prefix = "touchstone.identity-server")
interface RealmAdminConfig {
    @WithDefault("registration")
    String clientId();

    /** Without it nothing is changed in the realm: networks are switched on there by hand, and users who are erased here stay there. */
    Optional<String> clientSecret();
}
