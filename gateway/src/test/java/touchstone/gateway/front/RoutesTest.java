package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    @Test
    void a_route_holds_for_its_path_and_all_below() {
        assertEquals(Upstream.CATALOG, Routes.PUBLIC.find("/products").upstream());
        assertEquals("/products", Routes.PUBLIC.find("/products/1/publications").path());
        assertEquals("/registrations", Routes.PUBLIC.find("/registrations").path());
        assertTrue(Routes.PUBLIC.find("/storefront/products").needsKey());
        assertTrue(Routes.PUBLIC.find("/leads/1/review").needsCaller());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/productsx", "/product", "/published-revisions/1/1", "/internal/proof", "/q/health", "/ledger", "/visitor", "/storefrontx"})
    void what_is_not_declared_does_not_exist(String path) {
        assertNull(Routes.PUBLIC.find(path));
    }
}
