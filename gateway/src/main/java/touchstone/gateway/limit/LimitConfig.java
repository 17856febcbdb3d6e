package touchstone.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many requests a minute are let through; all of a minute's may come at once. 0 lets all through. */
@ConfigMapping(prefix = "touchstone.limits")
public interface LimitConfig {
    /** From one address, or one /64 network of IPv6. A whole office may come from one. */
    @WithDefault("6000")
    @Min(0) @Max(10_000_000)
    int perAddress();

    /** With one key. */
    @WithDefault("60000")
    @Min(0) @Max(10_000_000)
    int perKey();

    /** Steps of signing in and out, from one address. */
    @WithDefault("60")
    @Min(0) @Max(10_000_000)
    int signIn();

    /** Writes on the way to being registered, from one address. */
    @WithDefault("30")
    @Min(0) @Max(10_000_000)
    int registration();

    /** Forms sent, from one address. */
    @WithDefault("30")
    @Min(0) @Max(10_000_000)
    int forms();

    /** Bodies that are on their way from one address at the same time; 0 takes any number. */
    @WithDefault("32")
    @Min(0) @Max(10_000)
    int uploads();
}
