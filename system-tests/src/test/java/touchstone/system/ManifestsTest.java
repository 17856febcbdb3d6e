package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests in {@code k8s}: Kubernetes can read them, they keep our policy, and they fit together. */
class ManifestsTest {
    private static final Path K8S = Path.of(System.getProperty("touchstone.root"), "k8s");
    private static final Pattern HOST = Pattern.compile("https?://([\\w.-]+)");
    private static final Set<String> SERVICES = Set.of("registration-service", "catalog-service", "lead-service", "gateway");
    private static final Set<String> FILES = Set.of("config.yaml", "deployment.yaml", "service.yaml", "network-policy.yaml", "kustomization.yaml");

    @ParameterizedTest
    @MethodSource("manifests")
    void each_manifest_is_what_kubernetes_expects(Manifest manifest) {
        assertEquals(Optional.empty(), manifest.schemaError());
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void each_manifest_keeps_the_policy(Manifest manifest) {
        assertEquals(List.of(), ManifestPolicy.breaches(manifest));
    }

    @Test
    void each_service_has_a_folder_with_the_same_files() throws IOException {
        try (var folders = Files.list(K8S)) {
            assertEquals(SERVICES, folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).collect(Collectors.toSet()));
        }
        SERVICES.forEach(service -> assertTrue(names(K8S.resolve(service)).containsAll(FILES), service));
    }

    @Test
    void each_file_is_deployed() throws IOException {
        try (var files = Files.walk(K8S)) {
            files.filter(file -> file.getFileName().toString().equals("kustomization.yaml")).forEach(kustomization -> {
                Set<String> listed = Manifest.read(K8S, kustomization).json().getAsJsonArray("resources").asList().stream().map(name -> name.getAsString())
                        .collect(Collectors.toSet());
                assertEquals(deployable(kustomization.getParent()), listed, kustomization.toString());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void the_parts_of_a_service_fit_together(String name) {
        var pod = ManifestPolicy.podOf(manifest(name, "deployment.yaml"));
        var container = pod.getContainers().get(0);
        var ports = container.getPorts().stream().map(port -> port.getName()).collect(Collectors.toSet());
        var service = (V1Service) manifest(name, "service.yaml").model();
        var policy = (V1NetworkPolicy) manifest(name, "network-policy.yaml").model();

        assertEquals(Map.of("app.kubernetes.io/name", name), service.getSpec().getSelector());
        assertEquals(Map.of("app.kubernetes.io/name", name), policy.getSpec().getPodSelector().getMatchLabels());
        assertTrue(service.getSpec().getPorts().stream().allMatch(port -> ports.contains(port.getTargetPort().getStrValue())));
        assertTrue(policy.getSpec().getIngress().stream().flatMap(rule -> rule.getPorts().stream()).allMatch(port -> ports.contains(port.getPort().getStrValue())));
        assertEquals(manifest(name, "config.yaml").name(), pod.getVolumes().stream().filter(volume -> volume.getName().equals("config")).findFirst().orElseThrow()
                .getConfigMap().getName());
        assertEquals("touchstone/" + name, container.getImage().split(":")[0]);
    }

    @Test
    void the_internal_ports_are_reached_by_the_gateway_and_services_only() {
        assertEquals(Set.of("gateway", "lead-service", "keycloak"), callers("registration-service"));
        assertEquals(Set.of("gateway", "lead-service"), callers("catalog-service"));
        assertEquals(Set.of("gateway", "catalog-service", "registration-service"), callers("lead-service"));
        var gateway = ((V1NetworkPolicy) manifest("gateway", "network-policy.yaml").model()).getSpec().getIngress();
        assertEquals(List.of("front", "http"), gateway.stream().flatMap(rule -> rule.getPorts().stream()).map(port -> port.getPort().getStrValue()).toList());
        assertEquals(List.of("catalog-service", "registration-service", "lead-service"), gateway.get(1).getFrom().stream().map(from -> from.getPodSelector().getMatchLabels().get("app.kubernetes.io/name")).toList());
    }

    @Test
    void the_one_way_in_is_the_front_door() {
        List<Manifest> ingresses = manifests().filter(manifest -> manifest.kind().equals("Ingress")).toList();

        assertEquals(1, ingresses.size());
        var rules = ((V1Ingress) ingresses.get(0).model()).getSpec().getRules();
        assertEquals(List.of("gateway/front"), rules.stream().flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService().getName() + "/" + path.getBackend().getService().getPort().getName()).toList());
    }

    @Test
    void no_host_of_anybody_is_named() {
        List<String> hosts = manifests().flatMap(manifest -> HOST.matcher(manifest.json().toString()).results()).map(url -> url.group(1)).toList();

        assertTrue(!hosts.isEmpty());
        assertEquals(List.of(), hosts.stream().filter(host -> host.contains(".") && !host.endsWith(".example.com") && !host.equals("127.0.0.1")).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"replicas: 2 -> replicas: two", "serviceName: gateway -> serviceName: 7", "replicas: 2 -> replica: 2",
            "containerPort: 8080 -> protocol: TCP", "image: touchstone -> picture: touchstone"})
    void a_broken_manifest_is_noticed(String change) {
        assertTrue(gateway(change).schemaError().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"runAsNonRoot: true -> runAsNonRoot: false", "runAsUser: 10001 -> runAsUser: 0", "/q/health/live -> /", "/q/health/started -> /started",
            "0.1.0 -> latest", "touchstone/gateway:0.1.0 -> touchstone/gateway", "cpu: \"2\" -> ephemeral-storage: 1Gi", "readOnlyRootFilesystem: true -> privileged: true",
            "- ALL -> - NET_RAW", "name: QUARKUS_DATASOURCE_USERNAME -> name: A_PASSWORD\n              value: plain"})
    void a_breach_of_the_policy_is_noticed(String change) {
        assertTrue(!ManifestPolicy.breaches(gateway(change)).isEmpty());
    }

    @Test
    void a_secret_in_a_file_is_noticed() {
        assertEquals(1, ManifestPolicy.breaches(Manifest.of("a.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {a: YQ==}}")).size());
        assertEquals(1, ManifestPolicy.breaches(Manifest.of("a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: \"db.password=a\"}}")).size());
    }

    private static Manifest gateway(String change) {
        String[] sides = change.split(" -> ");
        try {
            String yaml = Files.readString(K8S.resolve("gateway/deployment.yaml"));
            assertTrue(yaml.contains(sides[0]), sides[0]);
            return Manifest.of("broken.yaml", yaml.replaceFirst(Pattern.quote(sides[0]), Matcher.quoteReplacement(sides[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> callers(String service) {
        return ((V1NetworkPolicy) manifest(service, "network-policy.yaml").model()).getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream())
                .map(from -> from.getPodSelector().getMatchLabels().get("app.kubernetes.io/name")).collect(Collectors.toSet());
    }

    private static Manifest manifest(String service, String file) {
        return Manifest.read(K8S, K8S.resolve(service).resolve(file));
    }

    static Stream<String> services() {
        return SERVICES.stream().sorted();
    }

    static Stream<Manifest> manifests() {
        try (var files = Files.walk(K8S)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml")).sorted().map(file -> Manifest.read(K8S, file)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> deployable(Path folder) {
        return names(folder).stream().filter(name -> Files.isDirectory(folder.resolve(name)) || name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
