package touchstone.gateway;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import touchstone.test.Browser;
import touchstone.test.SocialSignIn;

/** Somebody with a browser at the front door. */
public final class TestBrowser {
    public final Browser browser = new Browser();
    private final String front = "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("touchstone.front.port", Integer.class);

    public static String choice() {
        return UUID.randomUUID().toString();
    }

    public Browser.Page get(String path) {
        return browser.get(front + path);
    }

    public JsonObject json(String path) {
        return new JsonObject(get(path).body());
    }

    /** Reads something that a service says touched this. */
    public Browser.Page touch(String path, String touch) {
        return browser.send("GET", front + path, Map.of("Test-Touch", touch), "");
    }

    public Browser.Page write(String method, String path, String touch, String body) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        String csrf = json("/session").getString("csrfToken");
        if (csrf != null) headers.put("Touchstone-CSRF", csrf);
        if (touch != null) headers.put("Test-Touch", touch);
        return browser.send(method, front + path, headers, body);
    }

    public void consent(boolean measurement) {
        var answer = write("PUT", "/visitor/consent", null, "{\"measurement\":" + measurement + "}");
        if (answer.status() != 200) throw new AssertionError(answer.toString());
    }

    /** Goes the whole way to the social network and back. */
    public Browser.Page signIn(String username, String choice) {
        Browser.Page form = get("/sign-in?provider=social&choice=" + choice + "&return=/me");
        Browser.Page end = SocialSignIn.submit(browser, form, username);
        if (!end.uri().getPath().equals("/me")) throw new AssertionError("came back to " + end);
        return end;
    }

    public void signOut() {
        var answer = write("POST", "/sign-out", null, "");
        if (answer.status() != 204) throw new AssertionError(answer.toString());
    }

    public String front() {
        return front;
    }
}
