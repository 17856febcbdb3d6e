package touchstone.catalog.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.catalog.product.TestFamily.FAMILY;
import static touchstone.catalog.product.TestFamily.by;
import static touchstone.catalog.product.TestFamily.values;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    @Test
    void simplified_characters_in_a_traditional_locale_are_noticed() {
        List<Finding> findings = Script.findings(FAMILY, Values.NONE.with(values("description/zh-Hant", "铝合金车架", "description/zh", "铝合金车架", "description/en", "Alloy frame"), by("steward")));

        assertEquals(List.of(new Finding("simplified-characters", "description", "zh-Hant", "The description in zh-Hant is written in simplified characters, such as 铝 车.")), findings);
    }

    @ParameterizedTest
    @CsvSource({"zh-Hant, 鋁合金車架, 0", "zh-Hant, 皇后的臺階和車, 0", "zh-TW, 铝合金车架, 1", "zh-Hans, 鋁合金車架, 1", "zh-CN, 铝合金车架, 0", "zh-Hant, Alloy, 0", "ja, 鋁合金, 0"})
    void a_locale_says_which_characters_it_takes(String locale, String text, int findings) {
        assertEquals(findings, Script.findings(FAMILY, Values.NONE.with(values("description/" + locale, text), by("steward"))).size());
    }
}
