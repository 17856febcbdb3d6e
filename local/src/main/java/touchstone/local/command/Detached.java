package touchstone.local.command;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import touchstone.local.DataFolder;
import touchstone.local.Home;
import touchstone.local.State;
import touchstone.local.Touchstone;
import touchstone.local.process.Child;
import touchstone.local.process.Jvm;

/** Lets {@code up} run on its own, out of reach of this terminal, and shows what it says until it is ready. */
final class Detached {
    private static final long PAUSE = 100;

    private Detached() {}

    static int run(DataFolder data, List<String> arguments) {
        Path log = data.newLog("touchstone");
        var command = new ArrayList<>(apart());
        command.addAll(Jvm.command("-Xmx128m", "-Dtouchstone.root=" + Home.root(),
                "-cp", System.getProperty("java.class.path"), Touchstone.class.getName()));
        arguments.stream().filter(argument -> !argument.equals("--detach")).forEach(command::add);
        Child supervisor = Child.start("the supervisor", command, Map.of(), log);
        boolean ready = follow(data, supervisor, log);
        if (ready) supervisor.outliveUs();
        return ready ? 0 : 1;
    }

    private static boolean follow(DataFolder data, Child supervisor, Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            while (true) {
                boolean over = !supervisor.handle().isAlive();
                boolean ready = State.read(data).filter(State::ready).filter(State::isUp).isPresent();
                print(file);
                if (over || ready) return ready && !over;
                Thread.sleep(PAUSE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(RandomAccessFile file) throws IOException {
        var fresh = new byte[(int) (file.length() - file.getFilePointer())];
        file.readFully(fresh);
        System.out.write(fresh);
        System.out.flush();
    }

    /** Neither the terminal's end nor its Ctrl-C may reach it. */
    private static List<String> apart() {
        boolean setsid = Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));
        return List.of(setsid ? "setsid" : "nohup");
    }
}
