package touchstone.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import touchstone.local.keycloak.Addresses;
import touchstone.local.keycloak.Admin;
import touchstone.local.keycloak.Installation;
import touchstone.local.keycloak.KeycloakServer;
import touchstone.local.keycloak.Realms;
import touchstone.local.mail.MailCatcher;
import touchstone.local.mongo.MongoServer;
import touchstone.local.postgres.PostgresServer;
import touchstone.local.process.Child;
import touchstone.local.process.Jvm;
import touchstone.local.process.Running;
import touchstone.local.seed.Seed;

/** Launches the servers that the services need, each with this start's ports and secrets. */
final class Servers {
    private final DataFolder data;
    private final PortPlan ports;
    private final Secrets secrets;
    private final Wiring wiring;
    private final boolean databasesAreOurs;
    private final Consumer<String> progress;

    Servers(DataFolder data, PortPlan ports, Secrets secrets, Wiring wiring, boolean databasesAreOurs, Consumer<String> progress) {
        this.data = data;
        this.ports = ports;
        this.secrets = secrets;
        this.wiring = wiring;
        this.databasesAreOurs = databasesAreOurs;
        this.progress = progress;
    }

    /** From a copy of the seed where there are no data yet; afterwards everybody needs the password of this data folder. */
    Running postgres() {
        Path folder = data.postgres();
        if (Files.notExists(folder)) Seed.copyTo(folder, progress);
        boolean locked = PostgresServer.isLocked(folder);
        var server = PostgresServer.start(folder, ports.of(Port.POSTGRES), PostgresServer.Writes.DURABLE, data.newLog("postgres"),
                locked ? secrets.get("postgres") : null);
        try {
            for (String database : Seed.DATABASES) server.database(database, wiring.databasePassword(database));
            if (!locked) server.lock(secrets.get("postgres"));
            return server;
        } catch (RuntimeException e) {
            // Nobody else knows of it yet.
            server.close();
            throw e;
        }
    }

    Running keycloak() {
        var settings = new KeycloakServer.Settings(ports.of(Port.KEYCLOAK), ports.of(Port.KEYCLOAK_MANAGEMENT), wiring.database("keycloak"),
                wiring.databaseUser("keycloak"), wiring.databasePassword("keycloak"), data.newLog("keycloak"));
        Installation installation = Installation.ready(progress);
        return (databasesAreOurs ? KeycloakServer.start(installation, settings)
                : KeycloakServer.startImporting(installation, settings, secrets.get("keycloak.admin"))).process();
    }

    /** Ready when it knows where everybody is this time. */
    boolean keycloakReady() {
        // On a database of ours nothing is imported at the start: data of an earlier version may lack realms that stand in for a network.
        if (!(databasesAreOurs ? KeycloakServer.answers(wiring.keycloak(), Realms.OURS) : KeycloakServer.isReady(wiring.keycloak()))) return false;
        Admin admin = Admin.signIn(wiring.keycloak(), secrets.get("keycloak.admin"), Seed.PASSWORD);
        new Addresses(wiring.keycloak(), admin).set(wiring.front(), wiring.clientSecret(), wiring.registrationSecret());
        return true;
    }

    Running mongodb() {
        return ours("mongodb", MongoServer.class, data.mongodb().toString(), String.valueOf(ports.of(Port.MONGODB)));
    }

    Running mail() {
        return ours("mail", MailCatcher.class, String.valueOf(ports.of(Port.SMTP)), String.valueOf(ports.of(Port.MAIL)));
    }

    private Running ours(String name, Class<?> main, String... arguments) {
        List<String> command = Jvm.command("-Xmx256m", "-cp", System.getProperty("java.class.path"), main.getName());
        command.addAll(List.of(arguments));
        return Child.start(name, command, Map.of(), data.newLog(name));
    }
}
