package touchstone.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for children that run on the same JDK as we do. */
public final class Jvm {
    /** Starts fast and stays small; peak speed is not what a laptop needs. */
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms32m", "-Dfile.encoding=UTF-8", "-Djava.net.preferIPv4Stack=true");

    private Jvm() {}

    public static List<String> command(String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(List.of(options));
        return command;
    }
}
