package touchstone.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/shop/", "/shop/product.html?id=1&a=b#c"})
    void a_path_here_is_fine(String path) {
        assertEquals(path, ReturnPath.of(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "//evil.test", "/\\evil.test", "\\\\evil.test", "https://evil.test", "/\t/evil.test", "/\n/evil.test", "/a\\b", "/ä"})
    void whatever_a_browser_could_take_for_another_place_is_refused(String path) {
        assertThrows(ReturnPath.MalformedReturn.class, () -> ReturnPath.of(path));
    }
}
