package touchstone.test;

import touchstone.local.keycloak.Admin;
import touchstone.local.keycloak.Realms;

/** The Keycloak that tests ask for tokens: that of {@link KeycloakResource}, or of a stack that a system test has started. */
public final class TestKeycloak {
    private static String base;
    private static String adminPassword;

    private TestKeycloak() {}

    /** @param base without {@code /realms/...} and without a slash at its end */
    public static synchronized void use(String base, String adminPassword) {
        TestKeycloak.base = base;
        TestKeycloak.adminPassword = adminPassword;
        Tokens.forget();
    }

    static synchronized Admin admin() {
        return Admin.signIn(base(), adminPassword);
    }

    /** An endpoint of OpenID Connect in our realm, such as {@code token}. */
    static synchronized String endpoint(String name) {
        return base() + "/realms/" + Realms.OURS + "/protocol/openid-connect/" + name;
    }

    private static String base() {
        if (base == null) throw new IllegalStateException("No Keycloak runs for the tests: name KeycloakResource among the module's test resources.");
        return base;
    }
}
