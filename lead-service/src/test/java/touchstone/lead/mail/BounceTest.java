package touchstone.lead.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

public class BounceTest {
    @Test
    void a_notification_names_each_recipient_with_what_became_of_it() {
        List<Bounce> bounces = Bounce.parse(notification("One@Fabrikam.test", "failed", "5.1.1") + "\r\nFinal-Recipient: rfc822; <two@fabrikam.test>\r\nAction: delayed\r\nStatus: 4.4.7\r\n\r\n--b--\r\n");

        assertEquals(List.of("one@fabrikam.test", "two@fabrikam.test"), bounces.stream().map(Bounce::address).toList());
        assertTrue(bounces.get(0).isForGood());
        assertEquals("smtp; 550 5.1.1 no such user here", bounces.get(0).diagnostic());
        assertFalse(bounces.get(1).isForGood());
    }

    @Test
    void what_follows_the_notification_is_none_of_it() {
        String returned = notification("one@fabrikam.test", "failed", "5.1.1") + "--b\r\nContent-Type: message/rfc822\r\n\r\nFinal-Recipient: rfc822; other@fabrikam.test\r\nAction: failed\r\nStatus: 5.0.0\r\n\r\n--b--\r\n";

        assertEquals(List.of("one@fabrikam.test"), Bounce.parse(returned).stream().map(Bounce::address).toList());
    }

    @Test
    void what_is_no_notification_names_nobody() {
        assertEquals(List.of(), Bounce.parse("Subject: Hello\r\n\r\nFinal-Recipient: rfc822; one@fabrikam.test\r\nAction: failed\r\nStatus: 5.1.1\r\n"));
        assertEquals(List.of(), Bounce.parse(""));
        assertEquals(List.of(), Bounce.parse("Content-Type: message/delivery-status\r\n\r\nnothing"));
    }

    /** As mail servers send one, up to the end of the first recipient. */
    public static String notification(String address, String action, String status) {
        return "From: MAILER-DAEMON@mx.test\r\nTo: touchstone@localhost\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\n"
                + "Final-Recipient: rfc822; " + address + "\r\nAction: " + action + "\r\nStatus: " + status + "\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n no such user here\r\n\r\n";
    }
}
