package touchstone.catalog.storefront;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.publication.ProductSheet;
import touchstone.catalog.publication.Published;
import touchstone.commons.Page;

/**
 * What is live, in memory, to be read by id, in order of name, or by words. One document is one publication; it stands on the shelf of each locale whose readers
 * it serves, so that a locale in which a product is not published falls back when the product is put here, and not at every read.
 */
final class ReadIndex implements AutoCloseable {
    static final String NAME = "name";
    static final String CATEGORY = "category";
    static final String DESCRIPTION = "description";
    static final String SKU = "sku";
    private static final String ID = "id";
    private static final String SHELF = "shelf";
    private static final String PLACE = "place";
    private static final String EXACT_CATEGORY = "exactCategory";
    private static final String ORDER = "order";
    private static final String SHOWN_UNTIL = "shownUntil";
    private static final String SHEET = "sheet";
    private static final Sort BY_NAME = new Sort(new SortField(ORDER, SortField.Type.STRING), new SortField(ID, SortField.Type.STRING));
    private static final Sort BY_SCORE = new Sort(SortField.FIELD_SCORE, new SortField(ID, SortField.Type.STRING));

    private final ObjectMapper json;
    private final Languages languages = new Languages();
    // One order for all locales, since a shelf can hold products in several.
    private final Collator collator = Collator.getInstance(Locale.ROOT);
    private final IndexWriter writer;
    private final SearcherManager searchers;

    ReadIndex(ObjectMapper json) {
        this.json = json;
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(languages));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What readers ask for. @param category null for any @param words null for all, then in order of name @param after null for the first page */
    record Question(Channel channel, String locale, String category, String words, int limit, String after) {}

    /** Puts what is live of a product on a channel in the place of what was. Readers see it after {@link #show()}. */
    void put(UUID product, Channel channel, List<Published> live) {
        Set<String> locales = live.stream().map(published -> published.sheet().locale()).collect(Collectors.toSet());
        List<Document> documents = new ArrayList<>();
        for (Published published : live) {
            List<String> serves = channel.locales().stream()
                    .filter(wanted -> channel.serving(wanted, locales).filter(published.sheet().locale()::equals).isPresent()).toList();
            documents.add(document(published, serves));
        }
        try {
            Term place = new Term(PLACE, channel.code() + "/" + product);
            if (documents.isEmpty()) writer.deleteDocuments(place);
            else writer.updateDocuments(place, documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets readers see what was put here. */
    void show() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ProductSheet> product(Channel channel, String locale, UUID id, LocalDate today) {
        return search(searcher -> {
            BooleanQuery query = shelf(channel, locale, today).add(new TermQuery(new Term(ID, id.toString())), Occur.FILTER).build();
            ScoreDoc[] found = searcher.search(query, 1).scoreDocs;
            return found.length == 0 ? Optional.empty() : Optional.of(sheet(searcher, found[0]));
        });
    }

    /** @throws touchstone.commons.Cursor.MalformedCursor if {@code after} is not of this kind of list */
    Page<ProductSheet> products(Question question, LocalDate today) {
        BooleanQuery.Builder query = shelf(question.channel(), question.locale(), today);
        if (question.category() != null) query.add(new TermQuery(new Term(EXACT_CATEGORY, question.category())), Occur.FILTER);
        boolean byScore = question.words() != null;
        if (byScore) query.add(new SearchText(languages, List.of(question.locale(), question.channel().defaultLocale())).query(question.words()), Occur.MUST);
        return search(searcher -> {
            FieldDoc after = question.after() == null ? null : Position.parse(question.after(), byScore);
            // Of two documents in the same place the one with the greater number comes later: none does.
            if (after != null) after.doc = Math.max(0, searcher.getIndexReader().maxDoc() - 1);
            TopDocs found = searcher.searchAfter(after, query.build(), question.limit() + 1, byScore ? BY_SCORE : BY_NAME);
            boolean more = found.scoreDocs.length > question.limit();
            List<ProductSheet> sheets = new ArrayList<>();
            for (int i = 0; i < (more ? question.limit() : found.scoreDocs.length); i++) sheets.add(sheet(searcher, found.scoreDocs[i]));
            return new Page<>(sheets, more ? Position.after((FieldDoc) found.scoreDocs[question.limit() - 1]) : null);
        });
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
    }

    private Document document(Published published, List<String> serves) {
        ProductSheet sheet = published.sheet();
        Document document = new Document();
        document.add(new StringField(PLACE, sheet.channel() + "/" + sheet.id(), Field.Store.NO));
        document.add(new StringField(ID, sheet.id().toString(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(sheet.id().toString())));
        document.add(new SortedDocValuesField(ORDER, new BytesRef(collator.getCollationKey(text(sheet.name())).toByteArray())));
        serves.forEach(locale -> document.add(new StringField(SHELF, sheet.channel() + "/" + locale, Field.Store.NO)));
        document.add(new StringField(EXACT_CATEGORY, text(sheet.category()), Field.Store.NO));
        document.add(new LongPoint(SHOWN_UNTIL, published.sellEnd() == null ? Long.MAX_VALUE : published.sellEnd().toEpochDay()));
        document.add(new TextField(SKU, sheet.sku(), Field.Store.NO));
        document.add(new TextField(Languages.field(NAME, sheet.locale()), text(sheet.name()), Field.Store.NO));
        document.add(new TextField(Languages.field(CATEGORY, sheet.locale()), text(sheet.category()) + " " + text(sheet.subcategory()), Field.Store.NO));
        document.add(new TextField(Languages.field(DESCRIPTION, sheet.locale()), text(sheet.description()), Field.Store.NO));
        document.add(new StoredField(SHEET, write(sheet)));
        return document;
    }

    /** A family need not require what is read here. */
    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static BooleanQuery.Builder shelf(Channel channel, String locale, LocalDate today) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(SHELF, channel.code() + "/" + locale)), Occur.FILTER)
                .add(LongPoint.newRangeQuery(SHOWN_UNTIL, today.toEpochDay(), Long.MAX_VALUE), Occur.FILTER);
    }

    private ProductSheet sheet(IndexSearcher searcher, ScoreDoc found) throws IOException {
        BytesRef stored = searcher.storedFields().document(found.doc, Set.of(SHEET)).getBinaryValue(SHEET);
        return json.readValue(stored.bytes, stored.offset, stored.length, ProductSheet.class);
    }

    private byte[] write(ProductSheet sheet) {
        try {
            return json.writeValueAsBytes(sheet);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T search(Search<T> search) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.in(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Search<T> {
        T in(IndexSearcher searcher) throws IOException;
    }
}
