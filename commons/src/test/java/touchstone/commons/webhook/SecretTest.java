package touchstone.commons.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void a_message_is_signed_as_the_example_of_standard_webhooks_is() {
        Secret secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), "{\"test\": 2432232314}"));
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
