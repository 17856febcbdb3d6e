package touchstone.catalog.storefront;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes the particles that Hebrew writes as one with the next word (and, the, in, to, from, that, as) off it, as long as enough is left to be a word. A light stemmer:
 * it takes all of those letters, since what is left then is the same whatever stood before, and a letter too many costs a little precision only.
 */
final class HebrewParticles extends TokenFilter {
    private static final String PARTICLES = "והבלמשכ";
    private static final int SHORTEST_WORD = 3;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    HebrewParticles(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) return false;
        int from = 0;
        while (term.length() - from > SHORTEST_WORD && PARTICLES.indexOf(term.charAt(from)) >= 0) from++;
        if (from > 0) term.copyBuffer(term.toString().toCharArray(), from, term.length() - from);
        return true;
    }
}
