package touchstone.lead.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MailTextTest {
    @Test
    void the_first_line_is_the_subject() {
        assertEquals(new MailText("Your demo", "Hello,\n\nsee you.\n", "en"), MailText.of("\nYour demo\n\nHello,\n\nsee you.\n\n"));
    }
}
