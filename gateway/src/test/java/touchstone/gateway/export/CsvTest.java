package touchstone.gateway.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void cells_are_quoted_where_they_must_be_and_never_calculate() {
        assertEquals("a,,7,true,\"b,c\",\"say \"\"hi\"\"\",\"x\ny\"\r\n", Csv.line("a", null, 7, true, "b,c", "say \"hi\"", "x\ny"));
        assertEquals("'=1+1,'+1,'-1,'@a,'\t1,\"'=a,b\"\r\n", Csv.line("=1+1", "+1", "-1", "@a", "\t1", "=a,b"));
    }
}
