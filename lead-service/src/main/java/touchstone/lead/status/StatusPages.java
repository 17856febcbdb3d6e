package touchstone.lead.status;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import touchstone.lead.lead.Lead;

/** The pages that links in mails open: plain HTML without a script, in the language of the mail. */
@ApplicationScoped
public class StatusPages {
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar", "zh");

    private final Engine templates;
    private final Map<String, Properties> texts = new HashMap<>();

    StatusPages(Engine templates) {
        this.templates = templates;
        LANGUAGES.forEach(language -> texts.put(language, read(language)));
    }

    /** @param at the token that ends the page's address @param actions what the page offers to do: names of texts, each also the end of the address that does it */
    String page(Lead lead, String at, List<String> actions) {
        Locale wished = Locale.forLanguageTag(lead.submission().locale());
        String language = texts.containsKey(wished.getLanguage()) ? wished.getLanguage() : "en";
        StatusView view = StatusView.of(lead);
        DateTimeFormatter dates = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(Locale.forLanguageTag(language)).withZone(ZoneOffset.UTC);
        Properties words = texts.get(language);
        return templates.getTemplate("pages/request-status.html").data("language", language).data("direction", language.equals("ar") ? "rtl" : "ltr")
                .data("title", words.getProperty("title")).data("product", view.product() == null ? null : view.product().name())
                .data("status", words.getProperty(view.status().name()))
                .data("steps", view.steps().stream().map(step -> new Line(dates.format(step.at()) + " UTC", words.getProperty(step.status().name()), step.reason())).toList())
                .data("consents", view.consents().stream().map(said -> new Line(said.purpose(), words.getProperty("consent." + said.state().name()), null)).toList())
                .data("actions", actions.stream().map(action -> new Action(at + "/" + action, words.getProperty(action))).toList()).render();
    }

    /** A row of the page. */
    public record Line(String left, String right, String more) {}

    /** A button of the page. */
    public record Action(String path, String label) {}

    private static Properties read(String language) {
        var words = new Properties();
        try (InputStream file = StatusPages.class.getResourceAsStream("/texts/" + language + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
