package touchstone.catalog.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {"=1+1,'=1+1", "+1,'+1", "-1,'-1", "@SUM(A1),'@SUM(A1)", "'=1,''=1", "''=1,'''=1"})
    void a_text_that_begins_like_a_formula_goes_out_as_text(String text, String cell) {
        assertEquals(cell, FormulaGuard.guard(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pump", "'tis", "'", "''", "'Pump'", "1=1", "a\n=1"})
    void any_other_text_goes_out_as_it_is(String text) {
        assertEquals(text, FormulaGuard.guard(text));
        assertEquals(text, FormulaGuard.lift(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "'=1", "''=\n1", "\t=1", "\r1", "-", "@", "'", "", "'Pump"})
    void what_went_out_comes_back(String text) {
        assertEquals(text, FormulaGuard.lift(FormulaGuard.guard(text)));
    }
}
