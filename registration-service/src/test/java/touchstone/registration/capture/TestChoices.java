package touchstone.registration.capture;

import static touchstone.registration.TestCalls.anonymously;

import java.util.List;
import java.util.Map;
import touchstone.registration.provider.TestProviders;

/** Capture choices as visitors make them. */
public final class TestChoices {
    private TestChoices() {}

    static Map<String, Object> of(String provider, String... claims) {
        return Map.of("provider", provider, "claims", List.of(claims), "noticeHash", TestProviders.noticeHash(provider));
    }

    /** The id of a stored choice of the social network's claims. */
    public static String made(String... claims) {
        return anonymously().body(of(TestProviders.SOCIAL, claims)).post("/capture-choices").then().statusCode(201).extract().path("id");
    }
}
