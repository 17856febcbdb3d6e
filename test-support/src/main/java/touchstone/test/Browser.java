package touchstone.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.local.keycloak.Admin;

/** What a browser does in a sign-in: keeps cookies, follows redirects, fills in forms. It runs no script. */
public final class Browser {
    private static final int MOST_REDIRECTS = 20;
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
    private final CookieJar cookies = new CookieJar();
    private String stop;

    /** A page the browser has come to; for a redirect that it was told to stop at, the address it did not go to and the answer that sent it there. */
    public record Page(URI uri, int status, HttpHeaders headers, String body) {
        public Optional<String> parameter(String name) {
            Matcher found = Pattern.compile("(?:^|&)" + Pattern.quote(name) + "=([^&]*)").matcher(Optional.ofNullable(uri.getRawQuery()).orElse(""));
            return found.find() ? Optional.of(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8)) : Optional.empty();
        }
    }

    /** Does not follow a redirect to an address that begins so. */
    public Browser stopAt(String address) {
        stop = address;
        return this;
    }

    public Page get(String address) {
        return send("GET", address, Map.of(), "");
    }

    /** Sends one request with the cookies of its address, and follows redirects. */
    public Page send(String method, String address, Map<String, String> headers, String body) {
        URI uri = URI.create(address);
        HttpResponse<String> answer = exchange(method, uri, headers, body);
        for (int hops = 0; answer.headers().firstValue("Location").isPresent() && answer.statusCode() / 100 == 3; hops++) {
            if (hops == MOST_REDIRECTS) throw new AssertionError("redirected without end, lastly to " + uri);
            uri = uri.resolve(answer.headers().firstValue("Location").orElseThrow());
            if (stop != null && uri.toString().startsWith(stop)) break;
            boolean again = answer.statusCode() == 307 || answer.statusCode() == 308;
            answer = again ? exchange(method, uri, headers, body) : exchange("GET", uri, Map.of(), "");
        }
        return new Page(uri, answer.statusCode(), answer.headers(), answer.body());
    }

    /** Submits the form with that id, with these fields beside its hidden ones. */
    public Page submit(Page page, String formId, Map<String, String> fields) {
        Matcher form = Pattern.compile("(<form\\b[^>]*\\bid=\"" + Pattern.quote(formId) + "\"[^>]*>)(.*?)</form>", Pattern.DOTALL).matcher(page.body());
        if (!form.find()) throw new AssertionError("no form " + formId + " at " + page.uri() + " (status " + page.status() + ")");
        var all = new LinkedHashMap<String, String>();
        Matcher input = INPUT.matcher(form.group(2));
        while (input.find()) {
            if (attribute(input.group(), "type").equals("hidden")) all.put(attribute(input.group(), "name"), attribute(input.group(), "value"));
        }
        all.putAll(fields);
        String action = page.uri().resolve(attribute(form.group(1), "action")).toString();
        return send("POST", action, Map.of("Content-Type", "application/x-www-form-urlencoded"), Admin.encode(all));
    }

    public Optional<String> cookie(String name) {
        return cookies.value(name);
    }

    private HttpResponse<String> exchange(String method, URI uri, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        cookies.header(uri).ifPresent(header -> request.header("Cookie", header));
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(header -> cookies.store(uri, header));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + uri + " got no answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        if (!found.find()) return "";
        return found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }
}
