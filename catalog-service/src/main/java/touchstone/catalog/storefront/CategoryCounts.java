package touchstone.catalog.storefront;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts the products in categories and in all below them, each product once however many of these it stands in. */
final class CategoryCounts extends SimpleCollector {
    private final Map<String, int[]> above;
    private final int[] counts;
    /** The last document that was counted in each category. */
    private final int[] last;
    private SortedSetDocValues values;
    private int[][] byOrd;
    private int base;

    /** @param above the numbers of a category and of those above it, by what stands in the index @param categories how many there are */
    CategoryCounts(Map<String, int[]> above, int categories) {
        this.above = above;
        this.counts = new int[categories];
        this.last = new int[categories];
        Arrays.fill(last, -1);
    }

    int[] counts() {
        return counts;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        base = leaf.docBase;
        values = leaf.reader().getSortedSetDocValues(IndexedLinks.categoryCounts());
        byOrd = new int[values == null ? 0 : Math.toIntExact(values.getValueCount())][];
        // What is in no tree that readers see counts nowhere.
        for (int ord = 0; ord < byOrd.length; ord++) byOrd[ord] = above.getOrDefault(values.lookupOrd(ord).utf8ToString(), new int[0]);
    }

    @Override
    public void collect(int document) throws IOException {
        if (values == null || !values.advanceExact(document)) return;
        for (int value = 0; value < values.docValueCount(); value++) {
            for (int category : byOrd[(int) values.nextOrd()]) {
                if (last[category] == base + document) continue;
                last[category] = base + document;
                counts[category]++;
            }
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
