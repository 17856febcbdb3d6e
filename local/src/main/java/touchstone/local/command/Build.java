package touchstone.local.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import touchstone.local.DataFolder;
import touchstone.local.Home;
import touchstone.local.Service;
import touchstone.local.process.Child;
import touchstone.local.process.NotReady;

/** Packages the services with the project's own Maven. */
final class Build {
    private Build() {}

    /** @param again whether to build what is built */
    static void services(DataFolder data, boolean again) {
        if (!again && Stream.of(Service.values()).allMatch(Service::isBuilt)) return;
        System.out.println("Building the services. The first time this fetches what they are built from.");
        Path log = data.newLog("build");
        String modules = Stream.of(Service.values()).map(Service::module).collect(Collectors.joining(","));
        Child maven = Child.start("the build", List.of(Home.root().resolve("mvnw").toString(), "-B", "-q", "-f", Home.root().resolve("pom.xml").toString(),
                "-DskipTests", "-pl", modules, "-am", "package"), Map.of(), log);
        if (maven.await() != 0) throw new NotReady("The services cannot be built: see " + log);
    }
}
