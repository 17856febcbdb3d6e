package touchstone.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Whether processes that are not our children still run. */
public final class Life {
    private static final long PAUSE = 50;

    private Life() {}

    /** A zombie does not run: where process 1 buries no orphans, as in many containers, it would look alive for ever. */
    public static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** Whether it ends within that time. The JDK itself looks at them only every few seconds. */
    public static boolean ends(ProcessHandle process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (runs(process)) {
                if (System.nanoTime() > deadline) return false;
                Thread.sleep(PAUSE);
            }
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a process ends", e);
        }
    }

    /** Linux: the state follows the command in parentheses, which may itself hold some (proc(5)). */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
