package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The package that npm installs from the gateway's address: whole, and with types that TypeScript's own compiler holds a developer to. It runs in the browser of these tests. */
class NpmPackageTest {
    private static final String HOME = "/node_modules/touchstone-storefront/";
    private static final String COMPILER = "/META-INF/resources/webjars/typescript/5.9.3/lib/";
    private static Map<String, String> files;

    @BeforeAll
    static void install() throws IOException {
        files = new HashMap<>();
        try (InputStream in = URI.create(RunningSystem.stack().front() + "/plugin/touchstone-storefront.tgz").toURL().openStream(); var tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory()) files.put(HOME + entry.getName().substring("package/".length()), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void everything_that_is_named_is_in_it() throws IOException {
        JsonNode description = new ObjectMapper().readTree(files.get(HOME + "package.json"));
        assertTrue(description.path("version").asText().matches("\\d+\\.\\d+\\.\\d+.*"), description::toString);
        List<String> named = description.path("exports").findValuesAsText("types");
        named.addAll(description.path("exports").findValuesAsText("default"));
        assertEquals(List.of(), named.stream().map(name -> HOME + name.substring(2)).filter(name -> !files.containsKey(name)).toList());
        for (String module : List.of("touchstone.js", "product.js", "texts/ar.js")) assertTrue(files.containsKey(HOME + module), module);
    }

    @Test
    void a_developer_is_told_what_there_is_and_what_there_is_not() throws IOException {
        assertEquals(List.of(), compiled("""
                import { addTexts, client, install, Problem, track, type Answer, type Product } from 'touchstone-storefront';
                import type { components, paths } from 'touchstone-storefront/api';

                await install({ gateway: 'https://touchstone.example.com', key: 'pk_demo_web' });
                const list = await client().call('GET', '/storefront/products', { query: { q: 'pump', limit: 10 } });
                const next: string | undefined = list.next;
                const first: string | undefined = list.items?.[0]?.name;
                const product: Product = await client().call('GET', '/storefront/products/{id}', { path: { id: 'x' }, query: { expand: 'labels' } });
                const price: number | undefined = product.price?.amount;
                const axes: string[] | undefined = product.variants?.axes?.map(({ attribute }) => attribute ?? '');
                await client().call('POST', '/demo-requests', { body: { product: 'x', revision: 1 } });
                const session = await client().session();
                if (session.signedIn) addTexts('nl', { search: 'Zoeken' });
                track('Video Played', { seconds: 30 });

                const element = document.createElement('touchstone-product');
                element.addEventListener('touchstone-product', ({ detail }) => console.log(detail.name));
                document.querySelector('touchstone-products')?.refresh();
                document.addEventListener('touchstone-demo-requested', ({ detail }) => console.log(detail.status));
                const request: components['schemas']['NewDemoRequest'] = { product: 'x', revision: 2 };
                type Read = paths['/session']['get'];
                type Seen = Answer<'GET', '/session'>;
                try { await client().me(); } catch (refused) { if (refused instanceof Problem && refused.is('not-registered')) console.log(refused.status); }
                export type { Read, Seen };
                export { axes, first, next, price, request };
                """));
    }

    @Test
    void what_the_api_does_not_offer_does_not_compile() throws IOException {
        for (String wrong : List.of("client().call('GET', '/storefront/prices');", "client().call('DELETE', '/storefront/products');", "client().call('GET', '/storefront/products/{id}', {});",
                "client().call('POST', '/demo-requests', { body: { product: 'x' } });", "client().call('GET', '/storefront/products', { query: { limit: 'ten' } });",
                "client().session().then(session => session.token);", "document.createElement('touchstone-product').nothing;")) {
            assertEquals(1, compiled("import { client } from 'touchstone-storefront';\nexport { client };\n" + wrong).size(), wrong);
        }
    }

    /** What TypeScript's compiler has to say of a module that uses the package. */
    @SuppressWarnings("unchecked")
    private static List<String> compiled(String module) throws IOException {
        try (Screen screen = Screen.open()) {
            Map<String, String> all = new HashMap<>(files);
            all.putAll(standardTypes());
            all.put("/app.ts", module);
            screen.page.addScriptTag(new Page.AddScriptTagOptions().setContent(resource("typescript.js")));
            return (List<String>) screen.page.evaluate("""
                    files => {
                      const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, strict: true, noEmit: true, types: [],
                        lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] };
                      const host = {
                        fileExists: name => name in files, readFile: name => files[name], writeFile() {}, getCurrentDirectory: () => '/', getCanonicalFileName: name => name, getNewLine: () => '\\n',
                        useCaseSensitiveFileNames: () => true, getDefaultLibFileName: () => '/lib/lib.es2022.d.ts', getDefaultLibLocation: () => '/lib',
                        getSourceFile: (name, version) => (name in files ? ts.createSourceFile(name, files[name], version) : undefined),
                      };
                      return ts.getPreEmitDiagnostics(ts.createProgram(['/app.ts'], options, host))
                        .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
                    }""", all);
        }
    }

    private static Map<String, String> standardTypes() throws IOException {
        Map<String, String> types = new HashMap<>();
        URI jar = URI.create("jar:" + NpmPackageTest.class.getResource(COMPILER + "typescript.js").getFile().replaceFirst("!.*", ""));
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of()); Stream<Path> libraries = Files.list(inside.getPath(COMPILER))) {
            for (Path library : libraries.filter(file -> file.getFileName().toString().matches("lib\\.(es|dom|decorators).*\\.d\\.ts")).toList()) types.put("/lib/" + library.getFileName(), Files.readString(library));
        }
        return types;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = NpmPackageTest.class.getResourceAsStream(COMPILER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
