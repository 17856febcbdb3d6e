package touchstone.catalog.storefront;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What a reader typed, as a query: every word has to be found somewhere, a little misspelt if need be, and counts for more in a sku or a name than in a description. */
final class SearchText {
    private static final int MOST_WORDS = 20;
    private static final int MOST_VARIANTS = 20;
    private static final float MISSPELT = 0.3f;

    private final Analyzer languages;
    private final Map<String, Float> fields;

    /** @param fields where to look, and how much each counts */
    SearchText(Analyzer languages, Map<String, Float> fields) {
        this.languages = languages;
        this.fields = fields;
    }

    Query query(String typed) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        String[] words = typed.strip().split("\\s+", MOST_WORDS + 1);
        for (int i = 0; i < Math.min(words.length, MOST_WORDS); i++) {
            Query word = word(words[i]);
            if (word != null) all.add(word, Occur.MUST);
        }
        BooleanQuery query = all.build();
        return query.clauses().isEmpty() ? new MatchNoDocsQuery() : query;
    }

    /** @return null for a word that a language passes over, such as "the" */
    private Query word(String word) {
        List<Query> anywhere = new ArrayList<>();
        for (Map.Entry<String, Float> field : fields.entrySet()) {
            List<String> terms = terms(field.getKey(), word);
            if (terms.isEmpty()) return null;
            BooleanQuery.Builder here = new BooleanQuery.Builder();
            terms.forEach(term -> here.add(term(field.getKey(), term), Occur.MUST));
            anywhere.add(new BoostQuery(here.build(), field.getValue()));
        }
        return new DisjunctionMaxQuery(anywhere, 0.1f);
    }

    private static Query term(String field, String text) {
        TermQuery exact = new TermQuery(new Term(field, text));
        int edits = edits(text);
        if (edits == 0) return exact;
        return new DisjunctionMaxQuery(List.of(exact, new BoostQuery(new FuzzyQuery(new Term(field, text), edits, 1, MOST_VARIANTS, true), MISSPELT)), 0);
    }

    /** How much a term may be misspelt: not at all if it is short, or has a digit in it, since 52 is no misspelling of 58. */
    private static int edits(String text) {
        if (text.length() < 4 || text.chars().anyMatch(Character::isDigit)) return 0;
        return text.length() < 8 ? 1 : 2;
    }

    private List<String> terms(String field, String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream tokens = languages.tokenStream(field, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) terms.add(term.toString());
            tokens.end();
            return terms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
