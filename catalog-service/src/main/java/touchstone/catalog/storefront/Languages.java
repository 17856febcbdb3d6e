package touchstone.catalog.storefront;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUTransformFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;

/**
 * Reads each text in its language. A text's field is named for what it is and its language, {@code name.en}; a field without a language, or in one that has no
 * rules of its own here, is parted into words by Unicode's rules and folded, so that accents, points and width make no difference.
 */
final class Languages extends DelegatingAnalyzerWrapper {
    private final Analyzer plain = new Folding();
    private final Map<String, Analyzer> byLanguage = Map.of("ar", new ArabicAnalyzer(), "de", new GermanAnalyzer(), "en", new EnglishAnalyzer(),
            "es", new SpanishAnalyzer(), "fr", new FrenchAnalyzer(), "he", new Hebrew(), "it", new ItalianAnalyzer(), "th", new ThaiAnalyzer(), "zh", new Chinese());

    Languages() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    static String field(String name, String locale) {
        return name + "." + locale.split("-", 2)[0];
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return byLanguage.getOrDefault(field.substring(field.lastIndexOf('.') + 1), plain);
    }

    private static final class Folding extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new ICUTokenizer();
            return new TokenStreamComponents(words, new ICUFoldingFilter(words));
        }
    }

    /** Words without their points, and also without the particles that are written as one with them. */
    private static final class Hebrew extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new ICUTokenizer();
            return new TokenStreamComponents(words, new HebrewParticles(new ICUFoldingFilter(words)));
        }
    }

    /**
     * Each two characters that stand side by side, in the simplified script, so that either script finds the other. Not by a dictionary of words
     * (smartcn): it knows the simplified script alone, and parts a short question in another way than the text around it.
     */
    private static final class Chinese extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer characters = new StandardTokenizer();
            TokenStream folded = new LowerCaseFilter(new CJKWidthFilter(characters));
            return new TokenStreamComponents(characters, new CJKBigramFilter(new ICUTransformFilter(folded, Transliterator.getInstance("Traditional-Simplified"))));
        }
    }
}
