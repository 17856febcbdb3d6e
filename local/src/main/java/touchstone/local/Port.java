package touchstone.local;

/** What listens on this machine, each with the port it takes if nobody says otherwise. */
public enum Port {
    FRONT("port", 8080, "the front door, the only address for the public"),
    GATEWAY("gateway-port", 8084, "the gateway's own API, health and metrics"),
    REGISTRATION("registration-port", 8081, "registration-service"),
    CATALOG("catalog-port", 8082, "catalog-service"),
    LEAD("lead-port", 8083, "lead-service"),
    KEYCLOAK("keycloak-port", 8180, "Keycloak"),
    KEYCLOAK_MANAGEMENT("keycloak-management-port", 9000, "Keycloak's health"),
    POSTGRES("postgres-port", 5440, "PostgreSQL"),
    MONGODB("mongodb-port", 27100, "the server that speaks the MongoDB protocol"),
    SMTP("smtp-port", 1025, "the mail catcher"),
    MAIL("mail-port", 8025, "the page of the mail catcher");

    private final String option;
    private final int usual;
    private final String purpose;

    Port(String option, int usual, String purpose) {
        this.option = option;
        this.usual = usual;
        this.purpose = purpose;
    }

    /** Its name on the command line, without dashes, and in the file that remembers it. */
    public String option() {
        return option;
    }

    public int usual() {
        return usual;
    }

    public String purpose() {
        return purpose;
    }

}
