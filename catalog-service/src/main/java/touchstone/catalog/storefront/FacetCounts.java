package touchstone.catalog.storefront;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import touchstone.catalog.gate.Reader;

/** Counts the values of some attributes over all that a query finds, segment by segment: a number per value, no text per product. */
final class FacetCounts extends SimpleCollector {
    private final List<String> fields;
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private SortedSetDocValues[] values;
    private int[][] found;

    private FacetCounts(List<String> fields) {
        this.fields = fields;
        fields.forEach(field -> counts.put(field, new HashMap<>()));
    }

    static List<Facet> of(IndexSearcher searcher, Query query, List<String> attributes, Reader reader) throws IOException {
        if (attributes.isEmpty()) return List.of();
        FacetCounts counter = new FacetCounts(attributes.stream().flatMap(code -> Fields.audiences(reader).stream().map(audience -> Fields.facet(code, audience))).toList());
        searcher.search(query, counter);
        counter.finish();
        return attributes.stream().map(code -> {
            Map<String, Integer> sum = new HashMap<>();
            Fields.audiences(reader).forEach(audience -> counter.counts.get(Fields.facet(code, audience)).forEach((value, count) -> sum.merge(value, count, Integer::sum)));
            return new Facet(code, sum.entrySet().stream().map(entry -> new Facet.Count(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(Facet.Count::count).reversed().thenComparing(Facet.Count::value)).limit(Facet.MOST_VALUES).toList());
        }).toList();
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        finish();
        values = new SortedSetDocValues[fields.size()];
        found = new int[fields.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = leaf.reader().getSortedSetDocValues(fields.get(i));
            if (values[i] != null) found[i] = new int[Math.toIntExact(values[i].getValueCount())];
        }
    }

    @Override
    public void collect(int document) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null || !values[i].advanceExact(document)) continue;
            for (int value = 0; value < values[i].docValueCount(); value++) found[i][(int) values[i].nextOrd()]++;
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** Adds up what was counted in the segment that is left behind. */
    @Override
    public void finish() throws IOException {
        for (int i = 0; values != null && i < values.length; i++) {
            for (int ord = 0; values[i] != null && ord < found[i].length; ord++) {
                if (found[i][ord] > 0) counts.get(fields.get(i)).merge(values[i].lookupOrd(ord).utf8ToString(), found[i][ord], Integer::sum);
            }
        }
        values = null;
    }
}
