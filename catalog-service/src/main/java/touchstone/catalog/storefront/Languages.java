package touchstone.catalog.storefront;

import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;

/** Reads each text in its language. A text's field is named for what it is and its language, {@code name.en}; a field without a language is read word by word. */
final class Languages extends DelegatingAnalyzerWrapper {
    private final Analyzer plain = new StandardAnalyzer();
    private final Map<String, Analyzer> byLanguage =
            Map.of("ar", new ArabicAnalyzer(), "en", new EnglishAnalyzer(), "fr", new FrenchAnalyzer(), "th", new ThaiAnalyzer(), "zh", new CJKAnalyzer());

    Languages() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    static String field(String name, String locale) {
        return name + "." + locale.split("-", 2)[0];
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return byLanguage.getOrDefault(field.substring(field.indexOf('.') + 1), plain);
    }
}
