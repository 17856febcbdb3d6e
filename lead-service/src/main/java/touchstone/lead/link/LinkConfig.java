package touchstone.lead.link;

import io.smallrye.config.ConfigMapping;

/** Links in mails. */
@ConfigMapping(prefix = "touchstone.links")
interface LinkConfig {
    /** 32 random bytes in base64, which sign links; whoever has them can read any request. */
    String secret();

    /** The public address of the front door, without a slash at its end. */
    String front();
}
