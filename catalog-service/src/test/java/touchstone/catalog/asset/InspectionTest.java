package touchstone.catalog.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    @TempDir Path folder;

    @Test
    void a_file_is_what_its_content_says() throws IOException {
        assertEquals(AssetType.JPEG, inspect(TestPictures.jpeg(10, 10), "image/jpeg"));
        assertEquals(AssetType.JPEG, inspect(TestPictures.fromCamera(10, 10, 1, "here"), "image/jpeg"));
        assertEquals(AssetType.PNG, inspect(TestPictures.png(10, 10), "image/png"));
        assertEquals(AssetType.GIF, inspect(TestPictures.gif(10, 10), "image/gif"));
        assertEquals(AssetType.WEBP, inspect(TestPictures.webp(10, 10), "image/webp"));
        assertEquals(AssetType.PDF, inspect(TestPictures.pdf(), "application/pdf"));
        assertEquals(AssetType.PNG, inspect(TestPictures.png(10, 10), null));
    }

    @Test
    void a_disguised_file_is_refused() {
        assertThrows(AssetDisguised.class, () -> inspect(TestPictures.png(10, 10), "image/jpeg"));
        assertThrows(AssetDisguised.class, () -> inspect("<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8), "image/png"));
        assertThrows(AssetDisguised.class, () -> inspect(TestPictures.png(10, 10), "text/plain"));
    }

    @Test
    void other_types_are_refused() {
        assertThrows(AssetTypeNotTaken.class, () -> inspect("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".getBytes(StandardCharsets.UTF_8), "image/svg+xml"));
        assertThrows(AssetTypeNotTaken.class, () -> inspect(TestPictures.zip(), null));
        assertThrows(AssetTypeNotTaken.class, () -> inspect(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2', 0, 0, 0, 0, 'm', 'p', '4', '2', 'i', 's', 'o', 'm'}, "video/mp4"));
        assertThrows(AssetTypeNotTaken.class, () -> inspect(new byte[64], null));
    }

    @Test
    void a_file_that_is_two_things_is_refused() {
        for (byte[] file : new byte[][] {TestPictures.jpeg(10, 10), TestPictures.png(10, 10), TestPictures.gif(10, 10), TestPictures.webp(10, 10), TestPictures.pdf()}) {
            assertThrows(AssetAmbiguous.class, () -> inspect(TestPictures.joined(file, TestPictures.zip()), null));
        }
        assertThrows(AssetAmbiguous.class, () -> inspect(TestPictures.joined(TestPictures.png(10, 10), "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)), null));
        assertThrows(AssetNotReadable.class, () -> inspect(TestPictures.joined(TestPictures.jpeg(10, 10), "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)), null));
        assertThrows(AssetNotReadable.class, () -> inspect(TestPictures.joined(TestPictures.webp(10, 10), "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)), null));
    }

    @Test
    void a_file_that_is_cut_short_or_damaged_is_refused() {
        for (byte[] file : new byte[][] {TestPictures.jpeg(50, 50), TestPictures.png(50, 50), TestPictures.gif(50, 50), TestPictures.webp(50, 50), TestPictures.pdf()}) {
            assertThrows(AssetNotReadable.class, () -> inspect(Arrays.copyOf(file, file.length - 8), null));
        }
        byte[] damaged = TestPictures.png(50, 50);
        damaged[damaged.length / 2] ^= 1;
        assertThrows(AssetNotReadable.class, () -> inspect(damaged, null));
    }

    private AssetType inspect(byte[] file, String claimed) throws IOException {
        return Inspection.of(Files.write(folder.resolve("file"), file), claimed);
    }
}
