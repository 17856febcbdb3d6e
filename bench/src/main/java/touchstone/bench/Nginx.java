package touchstone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.process.Child;
import touchstone.local.process.Readiness;

/** nginx, where it is installed: as what stands behind a proxy, and as the proxy to be measured against. */
final class Nginx implements AutoCloseable {
    private final Child process;
    private final URI address;

    private Nginx(Child process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Optional<Path> program() {
        return Wrk.program("nginx");
    }

    /** Answers everything with the same body, and says of a product or a sheet that it was touched. */
    static Nginx origin(Path program, Path folder) {
        String answer = "default_type application/json; return 200 '" + Origin.BODY + "'; ";
        return start(program, folder, "origin", "", "location / { " + answer + "} location ~ ^/storefront/(?<kind>product|sheet)s/(?<what>[a-z0-9-]+)$ { add_header Touchstone-Touch '"
                + Origin.touch("$kind", "$what") + "'; " + answer + "}");
    }

    /** A plain reverse proxy that keeps its connections, and keeps no log. */
    static Nginx proxy(Path program, Path folder, URI origin) {
        return start(program, folder, "proxy", "upstream origin { server " + origin.getAuthority() + "; keepalive 128; }",
                "location / { proxy_pass http://origin; proxy_http_version 1.1; proxy_set_header Connection ''; }");
    }

    private static Nginx start(Path program, Path folder, String name, String around, String locations) {
        int port = Ports.free();
        Path home = Home.create(folder.resolve("nginx-" + name));
        String temporary = "client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;";
        try {
            Files.writeString(home.resolve("nginx.conf"), "daemon off; worker_processes auto; pid nginx.pid; error_log stderr; events { worker_connections 4096; }\n"
                    + "http { access_log off; keepalive_requests 1000000000; " + temporary + around
                    + " server { listen " + Ports.HOST + ":" + port + " backlog=1024; " + locations + " } }\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Child process = Child.start("nginx", List.of(program.toString(), "-p", home + "/", "-e", "stderr", "-c", "nginx.conf"), Map.of(), home.resolve("nginx.log"));
        Readiness.await(process, Duration.ofSeconds(30), () -> Ports.answers(Ports.HOST, port));
        return new Nginx(process, URI.create("http://" + Ports.HOST + ":" + port));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }
}
