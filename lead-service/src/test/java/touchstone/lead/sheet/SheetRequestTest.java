package touchstone.lead.sheet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.lead.demorequest.TestProducts;
import touchstone.lead.form.TestForms;
import touchstone.local.mail.Mail;
import touchstone.test.MailResource;

@QuarkusTest
class SheetRequestTest {
    private static final Pattern LINK = Pattern.compile("http://front\\.test/sheets/(\\S+)/file\\?channel=(\\S+)&locale=(\\S+)&pass=(([0-9]+)\\.\\S+)");

    @Inject SheetConfig config;

    @ParameterizedTest
    @CsvSource({"en,The product sheet of Road bike", "de,Das Produktblatt zu Road bike", "fr,La fiche produit de Road bike", "es,La ficha de producto de Road bike", "ar,ورقة المنتج: Road bike", "zh,Road bike 的产品资料"})
    void whoever_leaves_an_address_is_sent_a_link_that_opens_the_sheet_for_a_week(String locale, String subject) {
        var product = TestProducts.gated("EMAIL");
        String email = TestForms.newEmail();

        TestForms.send(TestForms.visitor().header("Accept-Language", locale), "sheet-request", TestForms.submission(Map.of("email", email), product)).then().statusCode(201);

        Mail mail = await().atMost(30, SECONDS).until(() -> MailResource.to(email), hasSize(1)).get(0);
        assertEquals(subject, mail.subject());
        Matcher link = LINK.matcher(mail.text());
        assertTrue(link.find(), mail.text());
        assertEquals(product.id(), link.group(1));
        assertEquals("web", link.group(2));
        long expiry = Long.parseLong(link.group(5));
        assertEquals(SheetLinks.pass(config.passSecret().orElseThrow(), product.id(), expiry), link.group(4));
        Instant inAWeek = Instant.now().plus(Duration.ofDays(7));
        assertTrue(Math.abs(expiry - inAWeek.getEpochSecond()) < 600, () -> "good until " + expiry);
    }

    /** The catalog's side of the format has the same example: {@code SheetPassTest}. */
    @Test
    void a_pass_is_signed_over_its_product_and_its_end() {
        assertEquals("1790000000.P0dzItVxupmgnLHaVfVFauCMyUFdq4erTLIV5HZ2PKo", SheetLinks.pass("only-the-tests-know-this-secret-of-theirs", "0191e3a5-7a5f-7cc2-9a00-0123456789ab", 1_790_000_000L));
        assertNotEquals(SheetLinks.pass("another-secret-that-nobody-knows-at-all", "0191e3a5-7a5f-7cc2-9a00-0123456789ab", 1_790_000_000L),
                SheetLinks.pass("only-the-tests-know-this-secret-of-theirs", "0191e3a5-7a5f-7cc2-9a00-0123456789ab", 1_790_000_000L));
    }
}
