package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.Eventually.await;

import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where TLS ends at the door itself. */
class TlsTest {
    private static final char[] PASSWORD = "only-for-tests".toCharArray();
    @TempDir
    Path folder;
    private volatile MultiMap seen;
    private SSLContext trusting;
    private TestDoor door;

    @BeforeEach
    void open() throws Exception {
        KeyStore keys = keys();
        pem("tls.crt", "CERTIFICATE", keys.getCertificate("door").getEncoded());
        pem("tls.key", "PRIVATE KEY", keys.getKey("door", PASSWORD).getEncoded());
        trusting = trusting(keys.getCertificate("door"));
        door = new TestDoor(folder.resolve("journal"), request -> {
            seen = request.headers();
            request.response().end("ok");
        }, Routes.PUBLIC, Map.of("touchstone.front.tls.certificate", folder.resolve("tls.crt").toString(), "touchstone.front.tls.key", folder.resolve("tls.key").toString(),
                "touchstone.front.head", "PT1S"));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_browser_gets_the_version_it_asks_for_and_what_it_asks_is_recorded(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(trusting).version(version).build();
        var answer = client.send(HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + door.port + "/providers")).build(), BodyHandlers.ofString());
        assertEquals("ok", answer.body());
        assertEquals(version, answer.version());
        assertEquals("max-age=31536000", answer.headers().firstValue("Strict-Transport-Security").orElseThrow());
        assertTrue(seen.get("Forwarded").endsWith("proto=https"), seen.get("Forwarded"));
        assertEquals(1, door.interactions().size());
        await(() -> door.recorder.answers() == 1);
    }

    @Test
    void what_is_no_head_is_found_here_too() throws Exception {
        for (String head : new String[] {"GET /providers HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n", "GET /providers HTTP/1.1\r\nHo"}) {
            try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", door.port)) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
                assertEquals(head.endsWith("Ho") ? "HTTP/1.1 408" : "HTTP/1.1 400", answer);
            }
        }
        assertEquals(2, door.interactions().size());
    }

    private KeyStore keys() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "door", "-keyalg", "EC", "-groupname", "secp256r1",
                "-dname", "CN=shop.test", "-ext", "SAN=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", new String(PASSWORD)).inheritIO().start();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private void pem(String file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
        Files.writeString(folder.resolve(file), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static SSLContext trusting(Certificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("door", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
