package touchstone.registration.mailbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The sign-in by e-mail. It is offered once the network {@code email} is switched on, as every network is: see {@code touchstone.providers.email}. */
@ConfigMapping(prefix = "touchstone.mailbox")
interface MailboxConfig {
    /** For how long a link leads in. */
    @WithDefault("15m")
    Duration lifetime();

    /** How many mails an address gets in that time at the asking of one browser. Who asks is not told: they may not be who reads them. */
    @WithDefault("3")
    int mostMails();

    /** The same of all browsers together: higher, so that nobody soon keeps another from signing in. */
    @WithDefault("12")
    int mostMailsOfAll();
}
