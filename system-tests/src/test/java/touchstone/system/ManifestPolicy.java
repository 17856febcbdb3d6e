package touchstone.system;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What we ask of our own manifests beyond that Kubernetes can read them. */
final class ManifestPolicy {
    private static final Pattern SECRET = Pattern.compile("(?i)secret|password|token|private");
    private static final Pattern PINNED_IMAGE = Pattern.compile(".+(:(?!latest$)[\\w.-]+|@sha256:[0-9a-f]{64})$");

    private final List<String> breaches = new ArrayList<>();

    private ManifestPolicy() {}

    static List<String> breaches(Manifest manifest) {
        var policy = new ManifestPolicy();
        switch (manifest.kind()) {
            case "Deployment" -> policy.pod(((V1Deployment) manifest.model()).getSpec().getTemplate().getSpec());
            case "StatefulSet" -> policy.pod(((V1StatefulSet) manifest.model()).getSpec().getTemplate().getSpec());
            case "Secret" -> policy.breaches.add("a secret stands in a file");
            case "ConfigMap" -> policy.plain(manifest);
            default -> { }
        }
        return policy.breaches;
    }

    /** The pod template of a workload. */
    static V1PodSpec podOf(Manifest workload) {
        return workload.model() instanceof V1StatefulSet set ? set.getSpec().getTemplate().getSpec() : ((V1Deployment) workload.model()).getSpec().getTemplate().getSpec();
    }

    private void pod(V1PodSpec pod) {
        var security = pod.getSecurityContext();
        check(security != null && Boolean.TRUE.equals(security.getRunAsNonRoot()) && security.getRunAsUser() != null && security.getRunAsUser() > 0, "it may run as root");
        check(security != null && security.getSeccompProfile() != null, "no seccomp profile");
        check(Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()), "it gets a token of the cluster that it does not need");
        pod.getContainers().forEach(this::container);
    }

    private void container(V1Container container) {
        check(PINNED_IMAGE.matcher(String.valueOf(container.getImage())).matches(), "the image has no fixed version");
        var resources = container.getResources();
        for (String resource : Set.of("cpu", "memory")) {
            check(resources != null && has(resources.getRequests(), resource), "no request of " + resource);
            check(resources != null && has(resources.getLimits(), resource), "no limit of " + resource);
        }
        probe(container.getStartupProbe(), "/q/health/started");
        probe(container.getLivenessProbe(), "/q/health/live");
        probe(container.getReadinessProbe(), "/q/health/ready");
        confined(container.getSecurityContext());
        if (container.getEnv() != null) container.getEnv().forEach(this::environment);
    }

    private void probe(V1Probe probe, String path) {
        check(probe != null && probe.getHttpGet() != null && path.equals(probe.getHttpGet().getPath()), "no probe of " + path);
    }

    private void confined(V1SecurityContext security) {
        check(security != null && Boolean.FALSE.equals(security.getAllowPrivilegeEscalation()), "it may gain privileges");
        check(security != null && Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()), "it may write to its image");
        check(security != null && security.getCapabilities() != null && List.of("ALL").equals(security.getCapabilities().getDrop()), "it keeps capabilities");
    }

    private void environment(V1EnvVar variable) {
        check(variable.getValue() == null || !SECRET.matcher(variable.getName()).find(), "a secret stands in a file: " + variable.getName());
    }

    private void plain(Manifest config) {
        var data = config.json().getAsJsonObject("data");
        data.entrySet().stream().flatMap(file -> file.getValue().getAsString().lines()).filter(line -> !line.startsWith("#")).map(line -> line.split("=", 2)[0])
                .forEach(property -> check(!SECRET.matcher(property).find(), "a secret stands in a file: " + property));
    }

    private static boolean has(Map<String, ?> quantities, String resource) {
        return quantities != null && quantities.containsKey(resource);
    }

    private void check(boolean kept, String breach) {
        if (!kept) breaches.add(breach);
    }
}
