package touchstone.gateway.cookie;

import io.smallrye.config.ConfigMapping;

/** The installation's secret. */
@ConfigMapping(prefix = "touchstone.session")
public interface SecretConfig {
    /** 32 random bytes in base64. Seals cookies and stored tokens; all gateways of one installation share it. */
    String secret();
}
