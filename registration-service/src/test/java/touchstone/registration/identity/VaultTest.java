package touchstone.registration.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class VaultTest {
    private final Vault vault = new Vault(Base64.getEncoder().encodeToString(new byte[32]));
    private final byte[] salt = vault.salt();

    @Test
    void what_is_sealed_opens_again_for_the_same_identity_and_claim() {
        assertEquals("Zo\u00eb", vault.open(salt, "one email", vault.seal(salt, "one email", "Zo\u00eb")));
        assertNotEquals(vault.seal(salt, "one email", "Ann"), vault.seal(salt, "one email", "Ann"));
    }

    @Test
    void elsewhere_without_its_salt_or_with_another_key_it_stays_shut() {
        String sealed = vault.seal(salt, "one email", "Ann");
        assertThrows(IllegalStateException.class, () -> vault.open(salt, "two email", sealed));
        assertThrows(IllegalStateException.class, () -> vault.open(vault.salt(), "one email", sealed));
        byte[] other = new byte[32];
        other[0] = 1;
        assertThrows(IllegalStateException.class, () -> new Vault(Base64.getEncoder().encodeToString(other)).open(salt, "one email", sealed));
    }

    @Test
    void a_short_key_is_none() {
        assertThrows(IllegalArgumentException.class, () -> new Vault(Base64.getEncoder().encodeToString(new byte[16])));
    }
}
