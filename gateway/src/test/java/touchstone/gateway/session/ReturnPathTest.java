package touchstone.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/shop/", "/shop/product.html?id=1&a=b#c", "https://www.example.com", "https://www.example.com/pump?id=1#request-demo"})
    void a_path_here_or_an_address_on_a_site_that_uses_the_plugin_is_fine(String path) {
        assertEquals(path, ReturnPath.of(path, origin -> origin.equals("https://www.example.com")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "//evil.test", "/\\evil.test", "\\\\evil.test", "https://evil.test", "/\t/evil.test", "/\n/evil.test", "/a\\b", "/ä", "http://www.example.com/", "https://www.example.com:444/",
            "https://www.example.com@evil.test/", "https://www.example.com:1@evil.test/", "https://www.example.com.evil.test/", "https://evil.test/https://www.example.com/", "https://www.example.com\\@evil.test/"})
    void whatever_a_browser_could_take_for_another_place_is_refused(String path) {
        assertThrows(ReturnPath.MalformedReturn.class, () -> ReturnPath.of(path, origin -> origin.equals("https://www.example.com")));
    }
}
