package touchstone.commons.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    // The example of the Standard Webhooks specification.
    private final Secret secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private final String id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private final String body = "{\"test\": 2432232314}";
    private final String signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void a_message_is_signed_as_the_specification_shows() {
        assertEquals(signature, secret.sign(id, AT, body));
    }

    @Test
    void a_signature_holds_for_its_message_and_for_five_minutes() {
        assertTrue(secret.isOf(id, "1614265330", signature, body, AT.plusSeconds(299)));
        assertTrue(secret.isOf(id, "1614265330", "v1,bm9uZQ== " + signature, body, AT));
        assertFalse(secret.isOf(id, "1614265330", signature, body, AT.plusSeconds(301)));
        assertFalse(secret.isOf(id, "1614265330", signature, body + " ", AT));
        assertFalse(secret.isOf("msg_other", "1614265330", signature, body, AT));
        assertFalse(secret.isOf(id, "soon", signature, body, AT));
        assertFalse(secret.isOf(id, null, signature, body, AT));
        assertFalse(secret.isOf(id, "1614265330", null, body, AT));
    }

    @Test
    void what_is_no_secret_is_told_at_once() {
        assertThrows(IllegalArgumentException.class, () -> new Secret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    @Test
    void a_secret_is_not_printed() {
        assertFalse(Secret.random().toString().length() > 10);
    }

    @Test
    void addresses_of_private_networks_are_known() throws Exception {
        for (String address : new String[] {"127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "::1", "fd00::1", "fe80::1"}) {
            assertTrue(Addresses.isPrivate(InetAddress.getByName(address)), address);
        }
        for (String address : new String[] {"93.184.215.14", "2606:4700::1"}) assertFalse(Addresses.isPrivate(InetAddress.getByName(address)), address);
    }
}
