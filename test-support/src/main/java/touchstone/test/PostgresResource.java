package touchstone.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * A real PostgreSQL with the database that parameter {@code database} names.
 *
 * <p>Keep one set of resources per module, named once on any class among its tests; then Quarkus starts once for all of them:
 * <pre>{@code
 * @WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL,
 *         initArgs = @ResourceArg(name = "database", value = "lead"))
 * @WithTestResource(value = KeycloakResource.class, scope = TestResourceScope.GLOBAL)
 * @WithTestResource(value = MailResource.class, scope = TestResourceScope.GLOBAL)
 * final class Servers {}
 * }</pre>
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private String database;

    @Override
    public void init(Map<String, String> args) {
        database = args.get("database");
        if (database == null) throw new IllegalArgumentException("PostgresResource needs the parameter database");
    }

    @Override
    public Map<String, String> start() {
        var server = TestPostgres.acquire();
        server.database(database, database);
        return Map.of("touchstone.database", server.address(database),
                "quarkus.datasource.username", database, "quarkus.datasource.password", database);
    }

    @Override
    public void stop() {
        TestPostgres.release();
    }
}
