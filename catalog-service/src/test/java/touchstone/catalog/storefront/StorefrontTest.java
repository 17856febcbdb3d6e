package touchstone.catalog.storefront;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.catalog.CatalogIdentity;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.family.Families;
import touchstone.catalog.gate.Reader;
import touchstone.catalog.publication.PublicationLog;
import touchstone.catalog.publication.Publications;

/** An instance beside the one under test: it hears of what is published only by the log. */
@QuarkusTest
class StorefrontTest {
    @TempDir
    Path folder;
    @Inject
    Channels channels;
    @Inject
    Families families;
    @Inject
    Publications publications;
    @Inject
    PublicationLog log;
    @Inject
    CatalogIdentity identity;
    @Inject
    Clock clock;
    @Inject
    ObjectMapper json;
    @Inject
    ReactiveMongoDatabase database;
    private Storefront other;

    @BeforeEach
    void open() {
        TestProducts.ready();
        start();
    }

    @AfterEach
    void close() throws IOException {
        other.close();
    }

    @Test
    void another_instance_shows_a_publication_and_a_withdrawal_a_moment_later() {
        TestProduct product = TestProducts.published();
        await(product, true);

        TestPeople.approver().delete("/products/{id}/publications/web/en", product.id()).then().statusCode(204);
        await(product, false);
    }

    @Test
    void a_start_catches_up_with_what_was_published_in_the_meantime() throws IOException {
        TestProduct before = TestProducts.published();
        await(before, true);
        other.close();
        TestProduct meanwhile = TestProducts.published();
        TestPeople.approver().delete("/products/{id}/publications/web/en", before.id()).then().statusCode(204);

        start();

        assertFalse(shows(before));
        assertTrue(shows(meanwhile));
    }

    @Test
    void a_lost_or_damaged_index_is_made_anew() throws IOException {
        TestProduct product = TestProducts.published();
        await(product, true);
        for (boolean lost : new boolean[] {true, false}) {
            other.close();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (lost) Files.delete(file);
                    else Files.write(file, new byte[] {1, 2, 3});
                }
            }

            start();

            assertTrue(shows(product));
        }
    }

    @Test
    void what_was_withdrawn_without_an_entry_in_the_log_is_found_at_the_next_start() throws IOException {
        TestProduct product = TestProducts.published();
        await(product, true);
        other.close();
        database.getCollection("publications").updateOne(new Document("_id", product.id() + ":web:en"),
                new Document("$set", new Document("live", false).append("at", Date.from(Instant.now().minusSeconds(3600))))).await().atMost(Duration.ofSeconds(5));

        start();

        await(product, false);
        until(() -> TestPeople.reader().get("/storefront/products/{id}", product.id()).statusCode() == 404);
    }

    private void start() {
        other = new Storefront(channels, families, publications, log, identity, clock, new ReadIndexConfig() {
            @Override
            public Path folder() {
                return folder;
            }

            @Override
            public Duration follow() {
                return Duration.ofMillis(100);
            }

            @Override
            public Duration keep() {
                return Duration.ofMillis(100);
            }
        }, json);
        other.open();
    }

    private boolean shows(TestProduct product) {
        return other.product(other.channel("web").orElseThrow(), "en", product.id(), Reader.ANYBODY).isPresent();
    }

    private void await(TestProduct product, boolean shown) {
        until(() -> shows(product) == shown);
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) throw new AssertionError("it did not happen");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
