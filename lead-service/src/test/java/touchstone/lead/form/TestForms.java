package touchstone.lead.form;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.lead.demorequest.TestProducts.TestProduct;
import touchstone.lead.spam.TestProofs;

/** Forms, as somebody fills them in whom nobody knows. */
public final class TestForms {
    private TestForms() {}

    /** A request as the gateway passes it on for a visitor of channel web. */
    public static RequestSpecification visitor() {
        return given().contentType(ContentType.JSON).header("Touchstone-Channel", "web");
    }

    public static String newEmail() {
        return "visitor-" + UUID.randomUUID() + "@fabrikam.test";
    }

    /** The body that answers the contact form. */
    public static Map<String, Object> contact(String email) {
        return submission(Map.of("name", "One Visitor", "email", email, "company", "Fabrikam", "message", "Do you deliver?"));
    }

    public static Map<String, Object> submission(Map<String, ?> answers) {
        return new HashMap<>(Map.of("version", 1, "answers", new HashMap<>(answers)));
    }

    public static Map<String, Object> submission(Map<String, ?> answers, TestProduct product) {
        var submission = submission(answers);
        submission.putAll(product.wanted());
        return submission;
    }

    /** With a yes or no to the newsletter, as the English form asks for it. */
    public static Map<String, Object> withNewsletter(Map<String, Object> submission, boolean granted) {
        submission.put("consents", List.of(Map.of("purpose", "newsletter", "granted", granted, "notice", notice())));
        return submission;
    }

    public static String notice() {
        return visitor().get("/forms/newsletter").then().statusCode(200).extract().path("consents[0].notice");
    }

    /** Sends a form with its challenge met. */
    public static Response send(String form, Map<String, Object> submission) {
        return send(visitor(), form, submission);
    }

    public static Response send(RequestSpecification as, String form, Map<String, Object> submission) {
        return as.body(proven(form, submission)).post("/forms/{form}/submissions", form);
    }

    /** The same with the form's challenge met. */
    public static Map<String, Object> proven(String form, Map<String, Object> submission) {
        JsonPath challenge = visitor().get("/forms/{form}", form).then().extract().jsonPath();
        if (challenge.get("challenge") == null) return submission;
        var proven = new HashMap<>(submission);
        proven.put("proof", Map.of("token", challenge.getString("challenge.token"), "nonce", TestProofs.nonce(challenge.getString("challenge.token"), challenge.getInt("challenge.difficulty"))));
        return proven;
    }

    /** Sends the contact form; the answer is the lead's id. */
    public static String sent(String email) {
        return send("contact", contact(email)).then().statusCode(201).extract().path("id");
    }
}
