package touchstone.lead.form;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.lead.demorequest.TestProducts.TestProduct;

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

    /** Sends the contact form; the answer is the lead's id. */
    public static String sent(String email) {
        return visitor().body(contact(email)).post("/forms/contact/submissions").then().statusCode(201).extract().path("id");
    }
}
