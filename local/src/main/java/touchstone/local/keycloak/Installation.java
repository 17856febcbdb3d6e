package touchstone.local.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import touchstone.local.Digest;
import touchstone.local.Home;
import touchstone.local.process.Child;
import touchstone.local.process.FolderLock;
import touchstone.local.process.Jvm;
import touchstone.local.process.NotReady;

/** Keycloak unpacked and built for PostgreSQL, once for all who use the same {@link Home#folder()}. Its folder never changes afterwards. */
public final class Installation {
    /** What we do not use costs start-up time and memory. */
    private static final List<String> BUILD = List.of("build", "--db=postgres", "--health-enabled=true",
            "--features-disabled=kerberos,ciba,device-flow,par,step-up-authentication-saml,organization,workflows,impersonation,twitter-broker,"
                    + "kubernetes-service-accounts,recovery-codes,opentelemetry,admin-fine-grained-authz,authorization");
    private static final String NAME = "keycloak-quarkus-dist-";

    private final Path folder;

    private Installation(Path folder) {
        this.folder = folder;
    }

    /** @param progress gets a line when it must be unpacked and built, which takes half a minute */
    public static Installation ready(Consumer<String> progress) {
        Path zip = distribution();
        String version = zip.getFileName().toString().replace(NAME, "").replace(".zip", "");
        Path folder = Home.folder().resolve("keycloak-" + version + "-" + Digest.of(BUILD.toString()));
        if (!Files.exists(folder)) {
            try (var lock = FolderLock.take(Home.folder().resolve("keycloak.lock"))) {
                if (!Files.exists(folder)) install(zip, folder, progress);
            }
        }
        return new Installation(folder);
    }

    public Path folder() {
        return folder;
    }

    /** @param options for the JVM */
    List<String> command(List<String> options, List<String> arguments) {
        return command(folder, options, arguments);
    }

    private static Path distribution() {
        Path folder = Home.root().resolve("local/target/dist");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(NAME)).findFirst().orElseThrow(IOException::new);
        } catch (IOException e) {
            throw new NotReady("Keycloak's distribution is not in " + folder + ": ./mvnw -pl local package brings it.");
        }
    }

    private static void install(Path zip, Path folder, Consumer<String> progress) {
        progress.accept("  Keycloak is unpacked and built, this once.");
        Path work = folder.resolveSibling(folder.getFileName() + ".tmp");
        Home.delete(work);
        try {
            unpack(zip, work);
            Path log = work.resolve("build.log");
            int status = Child.start("the build of Keycloak", command(work, List.of("-Xmx512m"), BUILD), Map.of(), log).await();
            if (status != 0) throw new NotReady("Keycloak cannot be built: see " + log);
            Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak cannot be unpacked to " + work, e);
        }
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(zip); Stream<Path> tops = Files.list(archive.getPath("/"))) {
            Path top = tops.findFirst().orElseThrow();
            try (Stream<Path> entries = Files.walk(top)) {
                for (Path entry : (Iterable<Path>) entries::iterator) {
                    Path file = target.resolve(top.relativize(entry).toString()).normalize();
                    if (!file.startsWith(target)) throw new IOException("an entry points outside the archive: " + entry);
                    if (Files.isDirectory(entry)) Files.createDirectories(file);
                    else Files.copy(entry, file);
                }
            }
        }
    }

    /** What bin/kc.sh runs; without that shell in between, ending the process we started ends Keycloak. */
    private static List<String> command(Path home, List<String> options, List<String> arguments) {
        List<String> command = Jvm.command(options.toArray(String[]::new));
        command.addAll(List.of(
                "-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Duser.language=en", "-Duser.country=US",
                "-cp", home.resolve("lib/quarkus-run.jar").toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }
}
