package touchstone.catalog.storefront;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Finds single documents of the read index, and what is kept beside them. */
final class Lookup {
    private Lookup() {}

    /**
     * Looks a term up without a query: there is nothing to score, to sort or to count.
     *
     * @param shelf the one that the document has to stand on, or null for any
     * @return -1 if there is none that is shown today
     */
    static int term(IndexSearcher searcher, String field, String term, String shelf, LocalDate today) throws IOException {
        BytesRef wanted = new BytesRef(term);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms == null) continue;
            TermsEnum found = terms.iterator();
            if (!found.seekExact(wanted)) continue;
            int document = standing(leaf, found, shelf);
            if (document >= 0) return isShown(leaf, document, today) ? leaf.docBase + document : -1;
        }
        return -1;
    }

    /** Looks up a product by what its place begins with. @return -1 if there is none */
    static int beginning(IndexSearcher searcher, String place) throws IOException {
        BytesRef wanted = new BytesRef(place);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms terms = leaf.reader().terms(Fields.PLACE);
            if (terms == null) continue;
            TermsEnum found = terms.iterator();
            for (BytesRef term = found.seekCeil(wanted) == SeekStatus.END ? null : found.term(); term != null && StringHelper.startsWith(term, wanted); term = found.next()) {
                int document = standing(leaf, found, null);
                if (document >= 0) return leaf.docBase + document;
            }
        }
        return -1;
    }

    /** The first document of a term that was not replaced, and stands on a shelf. A product has few on a channel, one for each locale. */
    private static int standing(LeafReaderContext leaf, TermsEnum found, String shelf) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        PostingsEnum there = shelf == null ? null : leaf.reader().postings(new Term(Fields.SHELF, shelf), PostingsEnum.NONE);
        if (shelf != null && there == null) return -1;
        PostingsEnum documents = found.postings(null, PostingsEnum.NONE);
        for (int document = documents.nextDoc(); document != PostingsEnum.NO_MORE_DOCS; document = documents.nextDoc()) {
            if (live != null && !live.get(document)) continue;
            if (shelf == null || there.docID() == document || there.docID() < document && there.advance(document) == document) return document;
        }
        return -1;
    }

    static String id(IndexSearcher searcher, int document) throws IOException {
        LeafReaderContext leaf = leaf(searcher, document);
        SortedDocValues ids = DocValues.getSorted(leaf.reader(), Fields.ID);
        if (!ids.advanceExact(document - leaf.docBase)) throw new IllegalStateException("a document without an id");
        return ids.lookupOrd(ids.ordValue()).utf8ToString();
    }

    /** Whether anything that a term stands for is shown today. */
    static boolean isShown(IndexSearcher searcher, Term wanted, LocalDate today) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            PostingsEnum documents = leaf.reader().postings(wanted, PostingsEnum.NONE);
            Bits live = leaf.reader().getLiveDocs();
            for (int document = documents == null ? PostingsEnum.NO_MORE_DOCS : documents.nextDoc(); document != PostingsEnum.NO_MORE_DOCS; document = documents.nextDoc()) {
                if ((live == null || live.get(document)) && isShown(leaf, document, today)) return true;
            }
        }
        return false;
    }

    static boolean isShown(LeafReaderContext leaf, int document, LocalDate today) throws IOException {
        NumericDocValues lastDay = DocValues.getNumeric(leaf.reader(), Fields.LAST_DAY);
        return !lastDay.advanceExact(document) || lastDay.longValue() >= today.toEpochDay();
    }

    static LeafReaderContext leaf(IndexSearcher searcher, int document) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(document, leaves));
    }
}
