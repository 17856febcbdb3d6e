package touchstone.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What can be said of the pages and modules without a browser. */
class StorefrontTest {
    private static final Path SITE = Path.of("src/main/resources/META-INF/resources");
    private static final Path SERVED = Path.of("target/classes/META-INF/resources/plugin");
    /** Of what the script tag loads: compressed, file by file, as the gateway sends them, with the language that takes the most. */
    private static final int BUDGET_BYTES = 40_000;

    @Test
    void the_plugin_stays_within_its_budget() throws IOException {
        Set<Path> core = new HashSet<>();
        loaded(SERVED.resolve("touchstone.js"), core);
        int bytes = 0;
        for (Path file : core) bytes += compressed(Files.readAllBytes(file));
        int language = 0;
        for (Path file : files("plugin/texts", ".js")) if (!file.endsWith("en.js")) language = Math.max(language, compressed(Files.readAllBytes(SERVED.resolve("texts").resolve(file.getFileName()))));

        int all = bytes + language;
        assertTrue(core.size() > 15 && all < BUDGET_BYTES, "the plugin has " + all + " bytes compressed in " + core.size() + " files");
    }

    /** What the script tag loads before anything is shown: the module, and what it imports, and so on. */
    private static void loaded(Path module, Set<Path> found) {
        if (!found.add(module.normalize())) return;
        matches(Pattern.compile("(?:from|import) '(\\./[^']+)'"), module).forEach(imported -> loaded(module.resolveSibling(imported.group(1)).normalize(), found));
    }

    @Test
    void no_page_needs_more_than_a_strict_content_security_policy_allows() throws IOException {
        Pattern forbidden = Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\sstyle=|\\son\\w+=|(?:src|href)=\"https?:|\\beval\\(|new Function|innerHTML|setAttribute\\('style'");
        List<String> found = new ArrayList<>();
        for (Path file : files("", ".html", ".js")) {
            if (file.endsWith("touchstone.js")) continue; // shows a shop developer the tag, in a comment
            matches(forbidden, file).forEach(match -> found.add(SITE.relativize(file) + ": " + match.group()));
        }

        assertEquals(List.of(), found);
    }

    @Test
    void every_reference_leads_to_a_file() throws IOException {
        Pattern reference = Pattern.compile("(?:from|import) '([./][^']+)'|(?:src|href)=\"([\\w./]+)\"");
        List<String> missing = new ArrayList<>();
        for (Path file : files("", ".html", ".js")) {
            if (file.endsWith("touchstone.js")) continue;
            matches(reference, file).map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                    .filter(to -> !Files.exists(to.startsWith("/") ? SITE.resolve(to.substring(1)) : file.resolveSibling(to)))
                    .forEach(to -> missing.add(SITE.relativize(file) + " -> " + to));
        }

        assertEquals(List.of(), missing);
    }

    @Test
    void every_text_that_is_said_stands_in_the_dictionary() throws IOException {
        Pattern entry = Pattern.compile("(?m)^  '?([\\w -]+?)'?: '");
        Set<String> texts = Stream.of("plugin/texts/en.js", "console/texts/en.js", "console/texts/en-sales.js", "console/texts/en-govern.js", "console/texts/en-marketing.js", "console/texts/en-teams.js")
                .flatMap(dictionary -> matches(entry, SITE.resolve(dictionary))).map(match -> match.group(1)).collect(Collectors.toSet());
        Pattern said = Pattern.compile("\\bt\\('([\\w -]+)'");
        List<String> missing = new ArrayList<>();
        for (Path file : files("", ".js")) matches(said, file).map(match -> match.group(1)).filter(name -> !texts.contains(name)).forEach(missing::add);

        assertEquals(List.of(), missing);
    }

    /** Each language says all there is to say, and fills in the same values. */
    @Test
    void every_language_that_comes_with_it_is_whole() throws IOException {
        for (String folder : List.of("plugin/texts", "plugin/refusals")) {
            Map<String, Set<String>> english = said(SITE.resolve(folder).resolve("en.js"));
            List<Path> languages = files(folder, ".js");
            assertEquals(6, languages.size());
            assertTrue(english.size() > 10, folder);

            for (Path language : languages) assertEquals(english, said(language), language.toString());
        }
    }

    /** What the lead service may say of a request, in words. */
    @Test
    void every_status_and_kind_of_a_request_is_said_in_words() throws IOException {
        Path leads = Path.of("../lead-service/src/main/java/touchstone/lead");
        Set<String> said = said(SITE.resolve("plugin/texts/en.js")).keySet();
        List<String> missing = new ArrayList<>();
        for (String status : constants(leads.resolve("status/StatusView.java"), "Status")) for (String name : List.of("request" + status, "request" + status + "About")) if (!said.contains(name)) missing.add(name);
        for (String kind : constants(leads.resolve("lead/LeadKind.java"), "LeadKind")) if (!said.contains("kind" + kind)) missing.add("kind" + kind);

        assertEquals(List.of(), missing);
    }

    private static List<String> constants(Path source, String name) throws IOException {
        Matcher body = Pattern.compile("enum " + name + " \\{(.*?);", Pattern.DOTALL).matcher(Files.readString(source));
        assertTrue(body.find(), source.toString());
        List<String> found = Pattern.compile("\\b[A-Z][A-Z_]{2,}\\b").matcher(body.group(1)).results().map(MatchResult::group).toList();
        assertTrue(found.size() > 5, found.toString());
        return found;
    }

    /** A step that nobody tells of would stand at zero for good. */
    @Test
    void every_step_of_the_funnel_is_told_by_a_service() throws IOException {
        Matcher steps = Pattern.compile("FUNNEL = \\[([^]]+)]").matcher(Files.readString(SITE.resolve("console/reach.js")));
        assertTrue(steps.find());
        StringBuilder services = new StringBuilder();
        for (String service : List.of("gateway", "registration-service", "catalog-service", "lead-service")) {
            try (Stream<Path> files = Files.walk(Path.of("..", service, "src/main/java"))) {
                for (Path file : (Iterable<Path>) files.filter(it -> it.toString().endsWith(".java"))::iterator) services.append(Files.readString(file));
            }
        }

        assertEquals(List.of(), Stream.of(steps.group(1).split(", ")).filter(step -> services.indexOf(step.replace('\'', '"')) < 0).toList());
    }

    /** The names of the texts, each with the values it fills in. */
    private static Map<String, Set<String>> said(Path dictionary) {
        Pattern value = Pattern.compile("\\{\\w+}");
        return matches(Pattern.compile("(?m)^  '?([\\w-]+)'?: '(.+)',$"), dictionary)
                .collect(Collectors.toMap(text -> text.group(1), text -> value.matcher(text.group(2)).results().map(MatchResult::group).collect(Collectors.toSet())));
    }

    private static List<Path> files(String folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(SITE.resolve(folder))) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList();
        }
    }

    private static Stream<MatchResult> matches(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file, UTF_8)).results();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int compressed(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.size();
    }
}
