package touchstone.catalog.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;

@QuarkusTest
class PublicationLogTest {
    @Inject
    PublicationLog log;

    @Test
    void of_two_who_come_in_the_other_order_the_last_entry_says_what_is_so() {
        TestProduct product = TestProducts.published();
        TestPeople.approver().delete("/products/{id}/publications/web/en", product.id()).then().statusCode(204);
        long before = await(log.known());

        var late = new Publication(UUID.fromString(product.id()), "web", "en", product.revision(), true, "somebody", Instant.now());
        await(log.append("web", List.of(late), Instant.now()));

        List<Boolean> told = await(log.after(before)).stream().flatMap(entry -> entry.items().stream()).filter(item -> item.product().toString().equals(product.id())).map(PublicationLog.Item::live).toList();
        assertEquals(List.of(true, false), told);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
