package touchstone.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import touchstone.local.process.Jvm;

/** One of our four services, as the build packages it. */
public enum Service {
    REGISTRATION("registration", "registration-service", Port.REGISTRATION),
    CATALOG("catalog", "catalog-service", Port.CATALOG),
    LEAD("lead", "lead-service", Port.LEAD),
    GATEWAY("gateway", "gateway", Port.GATEWAY);

    private final String part;
    private final String module;
    private final Port port;

    Service(String part, String module, Port port) {
        this.part = part;
        this.module = module;
        this.port = port;
    }

    public String part() {
        return part;
    }

    /** Its folder in the project. */
    public String module() {
        return module;
    }

    Port port() {
        return port;
    }

    public boolean isBuilt() {
        return Files.exists(jar());
    }

    List<String> command() {
        return Jvm.command(this == GATEWAY ? "-Xmx160m" : "-Xmx256m", "-jar", jar().toString());
    }

    /** The database it owns, if it is one of PostgreSQL's. */
    Optional<String> database() {
        return switch (this) {
            case REGISTRATION -> Optional.of("registration");
            case LEAD -> Optional.of("lead");
            case GATEWAY -> Optional.of("ledger");
            case CATALOG -> Optional.empty();
        };
    }

    private Path jar() {
        return Home.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
