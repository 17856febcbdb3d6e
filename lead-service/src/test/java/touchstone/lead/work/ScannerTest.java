package touchstone.lead.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.mutiny.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Against a server that takes a file as ClamAV's daemon does. */
class ScannerTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        VERTX.closeAndAwait();
    }

    @Test
    void a_clean_file_of_many_pieces_is_taken_whole() throws Exception {
        byte[] file = new byte[300_000];
        for (int i = 0; i < file.length; i++) file[i] = (byte) i;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> received = answers(server, "stream: OK\0");

            scan(server.getLocalPort(), file);

            assertArrayEquals(file, received.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void what_it_finds_something_in_is_refused() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answers(server, "stream: Win.Test.EICAR_HDB-1 FOUND\0");
            assertThrows(FileInfected.class, () -> scan(server.getLocalPort(), FileCheckTest.EICAR));
        }
    }

    @Test
    void what_it_does_not_look_through_is_not_taken() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answers(server, "INSTREAM size limit exceeded. ERROR\0");
            assertThrows(ScannerUnavailable.class, () -> scan(server.getLocalPort(), FileCheckTest.PDF));
        }
        int nobody;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = server.getLocalPort();
        }
        assertThrows(ScannerUnavailable.class, () -> scan(nobody, FileCheckTest.PDF));
    }

    private static void scan(int port, byte[] file) {
        new Scanner(new ScannerConfig() {
            @Override
            public Optional<String> address() {
                return Optional.of("127.0.0.1:" + port);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(20);
            }
        }, VERTX).check(file).await().atMost(Duration.ofSeconds(30));
    }

    /** Takes one file and says this; gives what it took. */
    private static CompletableFuture<byte[]> answers(ServerSocket server, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (var socket = server.accept()) {
                var in = new DataInputStream(socket.getInputStream());
                byte[] command = in.readNBytes(10);
                if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) throw new IllegalStateException("another command");
                var file = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) file.write(in.readNBytes(length));
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                return file.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
