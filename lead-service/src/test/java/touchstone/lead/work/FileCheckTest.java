package touchstone.lead.work;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class FileCheckTest {
    static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(US_ASCII);
    static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").getBytes(US_ASCII);

    @Test
    void a_file_is_taken_for_what_is_in_it() throws IOException {
        assertEquals("application/pdf", FileCheck.mediaType("offer.PDF", PDF));
        assertEquals("image/png", FileCheck.mediaType("plan.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13}));
        assertEquals("text/csv", FileCheck.mediaType("list.csv", "a,b\r\n1,2\r\n".getBytes(US_ASCII)));
        assertEquals("application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileCheck.mediaType("offer.docx", zip("[Content_Types].xml")));
    }

    @Test
    void a_file_that_is_not_what_its_name_says_is_not_taken() throws IOException {
        byte[] program = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff, 0, 0};
        assertThrows(FileNotTaken.class, () -> FileCheck.mediaType("offer.pdf", program));
        assertThrows(FileNotTaken.class, () -> FileCheck.mediaType("offer.exe", program));
        assertThrows(FileNotTaken.class, () -> FileCheck.mediaType("notes.txt", "<!doctype html><html><script>alert(1)</script></html>".getBytes(US_ASCII)));
        assertThrows(FileNotTaken.class, () -> FileCheck.mediaType("plan.png", PDF));
        assertThrows(FileNotTaken.class, () -> FileCheck.mediaType("page.svg", "<svg/>".getBytes(US_ASCII)));
        assertThrows(FileNotTaken.class, () -> FileCheck.mediaType("no-end", PDF));
        byte[] anyZip = zip("a.txt");
        assertThrows(FileNotTaken.class, () -> FileCheck.mediaType("offer.docx", anyZip));
    }

    @Test
    void the_test_file_of_virus_scanners_is_stopped_wherever_it_stands() {
        assertThrows(FileInfected.class, () -> FileCheck.mediaType("notes.txt", EICAR));
        assertThrows(FileInfected.class, () -> FileCheck.mediaType("offer.pdf", (new String(PDF, US_ASCII) + new String(EICAR, US_ASCII)).getBytes(US_ASCII)));
    }

    private static byte[] zip(String entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("<Types/>".getBytes(US_ASCII));
        }
        return bytes.toByteArray();
    }
}
