package touchstone.local.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import touchstone.local.process.NotReady;

class ProductFileTest {
    @Test
    void a_file_tells_its_format_by_its_name() {
        assertEquals("text/csv", type("a/products.csv"));
        assertEquals("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", type("Products.v2.XLSX"));
        assertEquals("application/x-ndjson", type("products.ndjson"));
        assertEquals("application/x-ndjson", type("products.jsonl"));
        assertEquals("application/xml", type("bmecat.xml"));
    }

    @Test
    void a_file_of_another_format_is_refused_before_it_is_sent() {
        assertThrows(NotReady.class, () -> type("products.pdf"));
        assertThrows(NotReady.class, () -> type("csv-without-extension"));
    }

    private static String type(String path) {
        return new ProductFile(Path.of(path)).mediaType();
    }
}
