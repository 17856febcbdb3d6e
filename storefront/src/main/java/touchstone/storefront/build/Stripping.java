package touchstone.storefront.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes what is served of the plugin: its modules without comments and indentation, which readers need and browsers do not. They stay the modules they are, one file each, so that
 * what a page imports beside the elements is the same module that the elements use.
 */
public final class Stripping {
    private Stripping() {}

    /** @param arguments the folder of modules to be stripped where they are, below the build's output */
    public static void main(String[] arguments) throws IOException {
        List<Path> modules;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            modules = files.filter(file -> file.toString().endsWith(".js")).toList();
        }
        for (Path module : modules) Files.writeString(module, strip(Files.readString(module)));
    }

    /** Without the lines that only hold a comment, or nothing, and without what stands before the others. A comment after code stays: telling it from a text takes a parser. */
    static String strip(String module) {
        StringBuilder stripped = new StringBuilder();
        boolean comment = false;
        for (String line : (Iterable<String>) module.lines().map(String::strip)::iterator) {
            boolean begins = line.startsWith("/*");
            if (!comment && !begins && !line.startsWith("//") && !line.isEmpty()) stripped.append(line).append('\n');
            comment = (comment || begins) && !line.endsWith("*/");
        }
        return stripped.toString();
    }
}
