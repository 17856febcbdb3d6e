package touchstone.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.local.keycloak.KeycloakServer;
import touchstone.local.keycloak.Realms;

/** Who is where: the addresses of this start, as each service gets them in its environment. */
final class Wiring {
    private final DataFolder data;
    private final PortPlan ports;
    private final Secrets secrets;
    private final OwnServers own;

    Wiring(DataFolder data, PortPlan ports, Secrets secrets, OwnServers own) {
        this.data = data;
        this.ports = ports;
        this.secrets = secrets;
        this.own = own;
    }

    String front() {
        return http(Port.FRONT);
    }

    String http(Port port) {
        return "http://" + at(port);
    }

    String at(Port port) {
        return Ports.HOST + ":" + ports.of(port);
    }

    String keycloak() {
        return KeycloakServer.base(ports.of(Port.KEYCLOAK));
    }

    String issuer() {
        return own.issuer() != null ? own.issuer() : KeycloakServer.issuer(keycloak());
    }

    String mongodb() {
        return own.mongodb() != null ? own.mongodb() : "mongodb://" + at(Port.MONGODB);
    }

    String smtp() {
        return own.smtp() != null ? own.smtp() : at(Port.SMTP);
    }

    String database(String name) {
        return (own.postgres() != null ? own.postgres() : at(Port.POSTGRES)) + "/" + name;
    }

    String databaseUser(String name) {
        return own.postgres() != null ? own.postgresUser() : name;
    }

    String databasePassword(String name) {
        return own.postgres() != null ? own.postgresPassword() : secrets.get("postgres." + name);
    }

    String clientSecret() {
        return own.issuer() != null ? own.clientSecret() : secrets.get("gateway.client");
    }

    String registrationSecret() {
        return secrets.get("registration.client");
    }

    /** What registration signs the events with that this service takes. */
    private String eventSecret(Service subscriber) {
        return "whsec_" + secrets.get(subscriber.part() + ".events");
    }

    Map<String, String> environment(Service service) {
        var environment = new HashMap<String, String>();
        environment.put("TOUCHSTONE_HOST", Ports.HOST);
        environment.put("TOUCHSTONE_ISSUER", issuer());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service.port())));
        service.database().ifPresent(name -> {
            environment.put("TOUCHSTONE_DATABASE", database(name));
            environment.put("QUARKUS_DATASOURCE_USERNAME", databaseUser(name));
            environment.put("QUARKUS_DATASOURCE_PASSWORD", databasePassword(name));
        });
        switch (service) {
            case CATALOG -> {
                environment.put("TOUCHSTONE_MONGODB", mongodb());
                environment.put("TOUCHSTONE_SHEETS_FRONT", front());
                environment.put("TOUCHSTONE_GATEWAY", http(Port.GATEWAY));
                environment.put("TOUCHSTONE_LEAD", http(Port.LEAD));
                environment.put("TOUCHSTONE_SHEETS_PASS_SECRET", secrets.get("sheets.pass"));
                environment.put("TOUCHSTONE_READ_INDEX_FOLDER", data.readIndex().toString());
                // On one machine those who subscribe are neighbours.
                environment.put("TOUCHSTONE_WEBHOOKS_PRIVATE_ADDRESSES", "true");
            }
            case LEAD -> {
                environment.put("TOUCHSTONE_CATALOG", http(Port.CATALOG));
                environment.put("TOUCHSTONE_REGISTRATION", http(Port.REGISTRATION));
                environment.put("TOUCHSTONE_GATEWAY", front());
                environment.put("TOUCHSTONE_LEDGER", http(Port.GATEWAY));
                environment.put("TOUCHSTONE_WEBHOOKS_PRIVATE_ADDRESSES", "true");
                environment.put("TOUCHSTONE_LINKS_FRONT", front());
                environment.put("TOUCHSTONE_LINKS_SECRET", secrets.get("lead.links"));
                environment.put("TOUCHSTONE_SHEETS_PASS_SECRET", secrets.get("sheets.pass"));
                environment.put("TOUCHSTONE_EVENTS_SECRET", eventSecret(service));
                environment.putAll(mailer());
            }
            case GATEWAY -> {
                for (Service upstream : Service.values()) {
                    environment.put("TOUCHSTONE_UPSTREAMS_" + upstream.name(), http(upstream.port()));
                }
                environment.put("TOUCHSTONE_FRONT_HOST", Ports.HOST);
                environment.put("TOUCHSTONE_FRONT_PORT", String.valueOf(ports.of(Port.FRONT)));
                // Everybody comes from this machine.
                environment.put("TOUCHSTONE_LIMITS_PER_ADDRESS", "0");
                environment.put("TOUCHSTONE_LIMITS_UPLOADS", "0");
                for (String limit : List.of("SIGN_IN", "REGISTRATION", "FORMS")) environment.put("TOUCHSTONE_LIMITS_" + limit, "6000");
                // The demo shop's publishable key.
                environment.put("TOUCHSTONE_KEYS_DEMO_KEY", "pk_demo_web");
                environment.put("TOUCHSTONE_KEYS_DEMO_CHANNEL", "web");
                environment.put("TOUCHSTONE_JOURNAL_FOLDER", data.journal().toString());
                environment.put("TOUCHSTONE_OIDC_CLIENT_ID", "gateway");
                environment.put("TOUCHSTONE_OIDC_CLIENT_SECRET", clientSecret());
                environment.put("TOUCHSTONE_SESSION_SECRET", secrets.get("gateway.session"));
                environment.put("TOUCHSTONE_EVENTS_SECRET", eventSecret(service));
            }
            case REGISTRATION -> {
                environment.put("TOUCHSTONE_VAULT_KEY", secrets.get("registration.vault"));
                for (Service subscriber : List.of(Service.LEAD, Service.GATEWAY)) {
                    environment.put("TOUCHSTONE_SUBSCRIBERS_" + subscriber.name() + "_URL", http(subscriber.port()) + "/internal/events");
                    environment.put("TOUCHSTONE_SUBSCRIBERS_" + subscriber.name() + "_SECRET", eventSecret(subscriber));
                }
                environment.put("TOUCHSTONE_LINKS_FRONT", front());
                environment.putAll(mailer());
                // In a Keycloak of the user's own they are for the user to set up.
                if (own.issuer() == null) {
                    environment.put("TOUCHSTONE_IDENTITY_SERVER_CLIENT_SECRET", registrationSecret());
                    environment.put("TOUCHSTONE_STAND_INS", String.join(",", Realms.providers()));
                    // The sign-in by e-mail: registration is that network itself.
                    environment.put("TOUCHSTONE_PROVIDERS_EMAIL_ID", "keycloak");
                    environment.put("TOUCHSTONE_PROVIDERS_EMAIL_SECRET", secrets.get("registration.mailbox"));
                    environment.put("TOUCHSTONE_PROVIDERS_EMAIL_ISSUER", http(Port.REGISTRATION) + "/internal/email-sign-in");
                }
            }
        }
        return environment;
    }

    private Map<String, String> mailer() {
        int colon = smtp().lastIndexOf(':');
        return Map.of("QUARKUS_MAILER_HOST", smtp().substring(0, colon), "QUARKUS_MAILER_PORT", smtp().substring(colon + 1));
    }
}
