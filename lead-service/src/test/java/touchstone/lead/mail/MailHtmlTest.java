package touchstone.lead.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MailHtmlTest {
    @Test
    void html_says_what_the_text_says_and_nothing_runs() {
        String html = MailHtml.of("A & B", "Hello <b>,\n\nsee\nhttps://front.test/x?a=1&b=2\n", "en");

        assertEquals("<!doctype html><html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\"><title>A &amp; B</title></head><body><p dir=\"auto\">Hello &lt;b&gt;,</p>"
                + "<p dir=\"auto\">see<br><a href=\"https://front.test/x?a=1&amp;b=2\">https://front.test/x?a=1&amp;b=2</a></p></body></html>", html);
    }

    @Test
    void a_script_that_runs_from_right_to_left_does_so() {
        assertTrue(MailHtml.of("س", "س", "ar").contains("dir=\"rtl\""));
    }
}
