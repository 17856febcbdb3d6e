package touchstone.catalog.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource(nullValues = "all", value = {"bytes=0-0, 0-1", "bytes=2-5, 2-6", "bytes=7-, 7-10", "bytes=7-99, 7-10", "bytes=-3, 7-10", "bytes=-30, 0-10", "bytes=10-, none", "bytes=12-15, none",
            "bytes=-0, none", "bytes=5-2, all", "bytes=-, all", "items=0-1, all", "bytes=0-1;3-4, all", "bytes=99999999999999999999-, all"})
    void one_range_is_read(String header, String expected) {
        assertEquals(expected, ByteRange.read(header.replace(';', ','), 10).map(range -> range.isEmpty() ? "none" : range.from() + "-" + range.to()).orElse(null));
    }
}
