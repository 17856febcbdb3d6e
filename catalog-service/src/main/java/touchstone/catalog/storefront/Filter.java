package touchstone.catalog.storefront;

import java.util.List;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import touchstone.catalog.family.Audience;
import touchstone.catalog.gate.Reader;

/** What a reader narrows a list by: one attribute, which is one of some values, or lies in a range. */
record Filter(String attribute, List<String> oneOf, double least, double most) {
    static Filter oneOf(String attribute, List<String> values) {
        return new Filter(attribute, List.copyOf(values), Double.NaN, Double.NaN);
    }

    static Filter between(String attribute, double least, double most) {
        return new Filter(attribute, List.of(), least, most);
    }

    /** Looks only at what is meant for audiences of the reader. */
    Query query(Reader reader) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Audience audience : Fields.audiences(reader)) {
            if (oneOf.isEmpty()) any.add(DoublePoint.newRangeQuery(Fields.number(attribute, audience), least, most), Occur.SHOULD);
            // A category has as many as there are below it.
            else any.add(new TermInSetQuery(Fields.exact(attribute, audience), oneOf.stream().map(BytesRef::new).toList()), Occur.SHOULD);
        }
        return any.build();
    }
}
