package touchstone.test;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs in by a link in a mail, through all redirects, as a browser would. One of these is one browser. */
public final class MailSignIn {
    private static final Pattern ONWARD = Pattern.compile("http-equiv=\"refresh\" content=\"0;url=([^\"]+)\"");
    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    private final Browser browser = new Browser().stopAt(SocialSignIn.callback());

    /** The page that asks for the address. */
    public Browser.Page begin() {
        return SocialSignIn.begin(browser, "email", verifier);
    }

    /** What is said to who sends an address. */
    public Browser.Page ask(Browser.Page form, String address) {
        return browser.submit(form, "mailbox", Map.of("email", address));
    }

    /** Where a link leads in this browser. */
    public Browser.Page open(String link) {
        return browser.get(link);
    }

    /** What is said to who uses the link of such a page. */
    public Browser.Page use(Browser.Page opened) {
        return browser.submit(opened, "mailbox", Map.of());
    }

    /** Goes on from what using a link said, to the end of the sign-in: the access token. */
    public String finish(Browser.Page used) {
        Matcher onward = ONWARD.matcher(used.body());
        if (!onward.find()) throw new AssertionError("leads nowhere: " + used.status() + " " + used.body());
        return SocialSignIn.token(browser.get(onward.group(1).replace("&amp;", "&")), verifier);
    }

    /**
     * The access token of somebody after a whole sign-in.
     *
     * @param mailed finds the link that was mailed to an address
     */
    public static Tokens.Person as(String address, Function<String, String> mailed) {
        var signIn = new MailSignIn();
        signIn.ask(signIn.begin(), address);
        String token = signIn.finish(signIn.use(signIn.open(mailed.apply(address))));
        return new Tokens.Person(token, SocialSignIn.claims(token).path("sub").asText(), address, null, null);
    }
}
