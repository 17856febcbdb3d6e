package touchstone.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.test.Browser;
import touchstone.test.SocialSignIn;

/** One person in front of one browser, from an unknown visitor to a prospect. */
final class Visit {
    final Caller caller = Caller.visitor();

    /** Lets the visits be measured; without this nothing before the sign-in is kept against the person. */
    Visit consentToMeasurement() {
        caller.put("/visitor/consent", Map.of("measurement", true), Map.of()).must(200);
        return this;
    }

    /** Looks at what the network would hand over and accepts all of it, or what is named; gives the choice's id. */
    String choose(String... onlyThese) {
        return chooseAt("social", onlyThese);
    }

    /** The same for another network. */
    String chooseAt(String alias, String... onlyThese) {
        JsonNode provider = caller.get("/providers/" + alias).must(200).body();
        List<String> claims = onlyThese.length > 0 ? List.of(onlyThese) : Governing.texts(provider.path("claims"), "name");
        return caller.post("/capture-choices", Map.of("provider", alias, "claims", claims, "noticeHash", provider.at("/notice/hash").asText()))
                .must(201).body().path("id").asText();
    }

    /** Goes to the network and comes back signed in. */
    void signIn(SocialSignIn.Visitor as, String choice) {
        signInAt("social", as, choice);
    }

    /** The same at another network. */
    void signInAt(String alias, SocialSignIn.Visitor as, String choice) {
        Browser.Page form = caller.browser.get(RunningSystem.stack().front() + "/sign-in?provider=" + alias + "&choice=" + choice + "&return="
                + URLEncoder.encode("/shop/", StandardCharsets.UTF_8));
        Browser.Page end = SocialSignIn.submit(caller.browser, form, as.username());
        if (!end.uri().toString().equals(RunningSystem.stack().front() + "/shop/")) throw new AssertionError("the sign-in ended at " + end.uri() + ": " + end.body());
        caller.with("Touchstone-CSRF", caller.get("/session").must(200).body().path("csrfToken").asText());
    }

    /** The form as the prospect finds it, field by field. */
    JsonNode form() {
        return caller.get("/registration").must(200).body();
    }

    /** Signs in at the network, allows all of it, and registers as the network says. */
    Visit register(SocialSignIn.Visitor person) {
        signIn(person, choose());
        register("Visitor", person.familyName(), person.email(), "Fabrikam");
        return this;
    }

    void register(String givenName, String familyName, String email, String company) {
        var confirmed = new HashMap<String, Object>(Map.of("givenName", givenName, "familyName", familyName, "email", email, "company", company));
        caller.post("/registrations", confirmed, Map.of("Idempotency-Key", UUID.randomUUID().toString())).must(201);
    }
}
