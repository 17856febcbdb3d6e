package touchstone.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void a_cell_is_quoted_where_it_must_be_and_never_a_formula() {
        assertEquals("a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n", Csv.line(List.of("a", "b,c", "say \"hi\"", "two\nlines")));
        assertEquals("'=1+1,'+1,'-1,'@SUM(A1),\"'=HYPERLINK(\"\"http://a.test\"\",1)\",\r\n", Csv.line(List.of("=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://a.test\",1)", "")));
        assertEquals("'\t=1,\"'\r=1\"\r\n", Csv.line(List.of("\t=1", "\r=1")));
    }
}
