import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Fetches the pinned Maven from Maven Central, checks its digest and unpacks it. Arguments: the properties file, the folder to fill. */
class FetchMaven {
    public static void main(String[] args) throws Exception {
        var pinned = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            pinned.load(in);
        }
        Path home = Path.of(args[1]);
        Files.createDirectories(home.getParent());
        Path zip = Files.createTempFile(home.getParent(), "apache-maven", ".zip");
        Path unpacked = Files.createTempDirectory(home.getParent(), "apache-maven");
        try {
            fetch(pinned.getProperty("maven.version"), zip);
            check(zip, pinned.getProperty("maven.sha512"));
            unpack(zip, unpacked);
            publish(unpacked, home);
        } finally {
            Files.deleteIfExists(zip);
            delete(unpacked);
        }
    }

    static void fetch(String version, Path zip) throws IOException, InterruptedException {
        String group = "org.apache.maven";
        // Maven Central is served under the domain of Maven's own group id; MVNW_REPOURL names a mirror instead.
        List<String> domain = Arrays.asList(group.split("\\."));
        Collections.reverse(domain);
        String repository = System.getenv().getOrDefault("MVNW_REPOURL", "https://repo." + String.join(".", domain) + "/maven2");
        URI source = URI.create(repository + "/" + group.replace('.', '/') + "/apache-maven/" + version + "/apache-maven-" + version + "-bin.zip");
        System.err.println("Fetching Maven " + version + " from " + source);
        var answer = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()
                .send(HttpRequest.newBuilder(source).build(), BodyHandlers.ofFile(zip));
        if (answer.statusCode() != 200) {
            throw new IOException(source + " answered " + answer.statusCode() + "; set MVNW_REPOURL to a mirror of Maven Central");
        }
    }

    static void check(Path zip, String sha512) throws Exception {
        var digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(zip));
        if (!HexFormat.of().formatHex(digest).equals(sha512)) {
            throw new IOException("the fetched Maven does not have the digest pinned in maven.properties");
        }
    }

    static void unpack(Path zip, Path target) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(zip)) {
            Path top;
            try (Stream<Path> entries = Files.list(archive.getPath("/"))) {
                top = entries.findFirst().orElseThrow();
            }
            try (Stream<Path> entries = Files.walk(top)) {
                for (Path entry : (Iterable<Path>) entries::iterator) {
                    Path file = target.resolve(top.relativize(entry).toString()).normalize();
                    if (!file.startsWith(target)) throw new IOException("an entry of the archive points outside it: " + entry);
                    if (Files.isDirectory(entry)) Files.createDirectories(file);
                    else Files.copy(entry, file);
                }
            }
        }
        target.resolve("bin/mvn").toFile().setExecutable(true);
    }

    /** A second build may have been faster; its copy is as good as ours. */
    static void publish(Path unpacked, Path home) throws IOException {
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isExecutable(home.resolve("bin/mvn"))) throw e;
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(Collections.reverseOrder())::iterator) Files.delete(path);
        }
    }
}
