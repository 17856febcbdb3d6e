package touchstone.local;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a start is asked for.
 *
 * @param data where all data lie
 * @param fresh whether to clear them first
 * @param anyPorts whether to take free ports rather than the usual ones
 * @param ports those asked for; they must be free
 * @param own servers that are there already
 */
public record Options(Path data, boolean fresh, boolean anyPorts, Map<Port, Integer> ports, OwnServers own) {
    public Options {
        ports = Map.copyOf(ports);
    }

    /** On free ports, with nothing but what we start. */
    public static Options on(Path data) {
        return new Options(data, false, true, new EnumMap<>(Port.class), OwnServers.NONE);
    }
}
