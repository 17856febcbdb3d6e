package touchstone.storefront.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StrippingTest {
    @Test
    void code_stays_and_what_is_said_about_it_goes() {
        assertEquals("const a = 1; // one\nfunction b() {\nreturn 'http://x.test/*';\n}\n", Stripping.strip("""
                /* What this is. */
                const a = 1; // one

                /**
                 * What b does,
                   with an example: `// b()`.
                 */
                function b() {
                  // Why so.
                  return 'http://x.test/*';
                }
                """));
    }
}
