package touchstone.catalog.storefront;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Audience;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Reader;
import touchstone.catalog.publication.Publication;
import touchstone.catalog.publication.Published;
import touchstone.commons.Page;

/**
 * What is live, to be read by id, in some order, or by words. One document is one publication; it stands on the shelf of each locale whose readers
 * it serves, so that a locale in which a product is not published falls back when the product is put here, and not at every read. No question looks at what other
 * channels offer, however many there are.
 */
final class ReadIndex implements AutoCloseable {
    private static final int BUFFER_MB = 64;
    private static final int FEED_ORDER = 100;
    private static final Sort BY_CHANGE = new Sort(new SortField(Fields.CHANGE, SortField.Type.LONG), new SortField(Fields.ID, SortField.Type.STRING));

    private final ObjectMapper json;
    private final Directory directory;
    private final Languages languages = new Languages();
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile IndexedProduct indexed;
    /** By which what readers see was made. */
    private volatile IndexedProduct shown;

    /** @throws UncheckedIOException if the directory holds what cannot be read, or belongs to another process */
    ReadIndex(Directory directory, ObjectMapper json, Gate gate) {
        this.json = json;
        this.directory = directory;
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig(languages).setRAMBufferSizeMB(BUFFER_MB).setCommitOnClose(false));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        heed(gate);
        shown = indexed;
    }

    /** What a list holds, and how often each value of the facets occurs. */
    record Shelf(Page<byte[]> page, List<Facet> facets) {}

    /** Puts by another gate what is put from now on. What is here stays as it is until it is put again. */
    void heed(Gate gate) {
        indexed = new IndexedProduct(json, gate);
    }

    /** Puts what is live of a product on a channel in the place of what was. Readers see it after {@link #show()}. @param change the number of the change */
    void put(UUID product, Channel channel, List<Published> live, long change) {
        try {
            writer.updateDocuments(new Term(Fields.PLACE, Fields.place(channel.code(), product)), documents(product, channel, live, change));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts one publication beside the others of its product. @param live the locales that the product is live in */
    void add(Published published, Channel channel, Set<String> live, long change) {
        try {
            writer.addDocument(document(published, channel, live, change));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes all away. Readers see it after {@link #show()}. */
    void clear() {
        try {
            writer.deleteAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets readers see what was put here. */
    void show() {
        try {
            searchers.maybeRefreshBlocking();
            shown = indexed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what was put here for the next start. @param facts what to remember with it */
    void keep(Map<String, String> facts) {
        try {
            writer.setLiveCommitData(facts.entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was last kept with it; empty if nothing was. */
    Map<String, String> kept() {
        try {
            return DirectoryReader.indexExists(directory) ? DirectoryReader.listCommits(directory).stream().reduce((first, last) -> last).orElseThrow().getUserData() : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<byte[]> answer(Channel channel, String locale, String product, Reader reader, LocalDate today) {
        return search(searcher -> {
            int document = Lookup.term(searcher, Fields.PLACE, Fields.place(channel.code(), product), Fields.shelf(channel.code(), locale), today);
            return document < 0 ? Optional.empty() : Optional.of(answer(searcher, document, reader));
        });
    }

    /** The widest audience that something live on a channel shows an asset to, of those that a reader belongs to. */
    Optional<Audience> showing(Channel channel, String asset, Reader reader, LocalDate today) {
        return search(searcher -> {
            for (Audience audience : Fields.audiences(reader)) {
                if (Lookup.isShown(searcher, new Term(Fields.asset(audience), channel.code() + "/" + asset), today)) return Optional.of(audience);
            }
            return Optional.empty();
        });
    }

    /** The id of the product of a channel under another key. @param field {@link Fields#SKU_KEY} or {@link Fields#SLUG_KEY} */
    Optional<String> product(String field, Channel channel, String key) {
        // A part of what a slug ends in finds nothing.
        if (field.equals(Fields.SLUG_KEY) && key.length() != StorefrontProduct.TAIL) return Optional.empty();
        return search(searcher -> {
            String wanted = channel.code() + "/" + key;
            int document = field.equals(Fields.SLUG_KEY) ? Lookup.beginning(searcher, wanted) : Lookup.term(searcher, field, wanted, null, LocalDate.MIN);
            return document < 0 ? Optional.empty() : Optional.of(Lookup.id(searcher, document));
        });
    }

    /** @throws touchstone.commons.Cursor.MalformedCursor if {@code after} is not of this kind of list */
    Shelf shelf(Question question, LocalDate today) {
        Sort sort = question.order().sort(attribute -> shown.order(attribute, question.reader().audience()));
        BooleanQuery query = query(question, today, null);
        return search(searcher -> {
            Page<ScoreDoc> page = page(searcher, query, sort, question.order().ordinal(), question.limit(), question.after());
            List<byte[]> answers = new ArrayList<>();
            for (ScoreDoc found : page.items()) answers.add(answer(searcher, found.doc, question.reader()));
            return new Shelf(new Page<>(answers, page.next()), facets(searcher, question, query, today));
        });
    }

    /** What has changed since, in the order of the changes; each product once. @return always with a next, from where to ask again; null only if there is nothing at all */
    Page<Change> changes(Channel channel, String locale, Reader reader, int limit, String after, LocalDate today) {
        BooleanQuery query = new BooleanQuery.Builder().add(new TermQuery(new Term(Fields.FEED, channel.code() + "/" + locale)), Occur.FILTER).build();
        return search(searcher -> {
            FieldDoc seen = after == null ? null : Position.parse(after, FEED_ORDER, BY_CHANGE.getSort());
            BooleanQuery.Builder since = new BooleanQuery.Builder().add(query, Occur.FILTER);
            if (seen != null) since.add(LongPoint.newRangeQuery(Fields.CHANGE, (Long) seen.fields[0], Long.MAX_VALUE), Occur.FILTER);
            Page<ScoreDoc> page = page(searcher, since.build(), BY_CHANGE, FEED_ORDER, limit, after);
            List<Change> changes = new ArrayList<>();
            for (ScoreDoc found : page.items()) changes.add(change(searcher, found.doc, reader, today));
            String next = page.items().isEmpty() ? after : Position.after((FieldDoc) page.items().get(page.items().size() - 1), FEED_ORDER);
            return new Page<>(changes, next);
        });
    }

    /** Where a product stands among others, as {@link IndexedLinks} wrote it; empty if it stands by itself, or is not there. */
    Optional<byte[]> links(Channel channel, String locale, String product, LocalDate today) {
        return search(searcher -> {
            int document = Lookup.term(searcher, Fields.PLACE, Fields.place(channel.code(), product), Fields.shelf(channel.code(), locale), today);
            if (document < 0) return Optional.empty();
            BytesRef links = searcher.storedFields().document(document, Set.of(IndexedLinks.STORED)).getBinaryValue(IndexedLinks.STORED);
            return Optional.ofNullable(links).map(it -> Arrays.copyOfRange(it.bytes, it.offset, it.offset + it.length));
        });
    }

    /** The products on a shelf that say this, oldest first. */
    List<byte[]> found(Channel channel, String locale, Term term, Reader reader, int most, LocalDate today) {
        return found(shelf(channel, locale, today).add(new TermQuery(term), Occur.FILTER).build(), reader, most);
    }

    /** What a query finds, oldest first. */
    List<byte[]> found(Query query, Reader reader, int most) {
        return search(searcher -> {
            List<byte[]> answers = new ArrayList<>();
            for (ScoreDoc found : searcher.search(query, most, new Sort(new SortField(Fields.ID, SortField.Type.STRING))).scoreDocs) answers.add(answer(searcher, found.doc, reader));
            return answers;
        });
    }

    /** Lets all that is on a shelf be counted. */
    <T extends SimpleCollector> T count(Channel channel, String locale, T counter, LocalDate today) {
        BooleanQuery query = shelf(channel, locale, today).build();
        return search(searcher -> {
            searcher.search(query, counter);
            return counter;
        });
    }

    /** Whether anything says this, on whatever channel. */
    boolean holds(Term term) {
        return search(searcher -> searcher.count(new TermQuery(term)) > 0);
    }

    /** Whether a publication stands here, if it is live, and does not, if it is not. Reads no answer: all publications are asked for now and then. */
    boolean holds(Publication publication) {
        return search(searcher -> {
            int document = Lookup.term(searcher, Fields.PLACE, Fields.place(publication.channel(), publication.product()), Fields.shelf(publication.channel(), publication.locale()), LocalDate.MIN);
            return publication.live() == (document >= 0 && shows(searcher, document, publication));
        });
    }

    private static boolean shows(IndexSearcher searcher, int document, Publication publication) throws IOException {
        LeafReaderContext leaf = Lookup.leaf(searcher, document);
        NumericDocValues revision = DocValues.getNumeric(leaf.reader(), Fields.REVISION);
        SortedDocValues locale = DocValues.getSorted(leaf.reader(), Fields.LOCALE);
        int inLeaf = document - leaf.docBase;
        return revision.advanceExact(inLeaf) && revision.longValue() == publication.revision()
                && locale.advanceExact(inLeaf) && locale.lookupOrd(locale.ordValue()).utf8ToString().equals(publication.locale());
    }

    int size() {
        return search(searcher -> searcher.getIndexReader().numDocs());
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }

    private List<Document> documents(UUID product, Channel channel, List<Published> live, long change) {
        if (live.isEmpty()) return List.of(IndexedProduct.gone(channel, product, change));
        Set<String> locales = live.stream().map(published -> published.sheet().locale()).collect(Collectors.toSet());
        return live.stream().map(published -> document(published, channel, locales, change)).toList();
    }

    private Document document(Published published, Channel channel, Set<String> locales, long change) {
        List<String> serves = channel.locales().stream()
                .filter(wanted -> channel.serving(wanted, locales).filter(published.sheet().locale()::equals).isPresent()).toList();
        return indexed.document(published, channel, serves, change);
    }

    private static BooleanQuery.Builder shelf(Channel channel, String locale, LocalDate today) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.SHELF, Fields.shelf(channel.code(), locale))), Occur.FILTER)
                .add(LongPoint.newRangeQuery(Fields.LAST_DAY, Long.MIN_VALUE, today.toEpochDay() - 1), Occur.MUST_NOT);
    }

    /** @param besides an attribute whose filter is left out, or null */
    private BooleanQuery query(Question question, LocalDate today, String besides) {
        BooleanQuery.Builder query = shelf(question.channel(), question.locale(), today);
        for (Filter filter : question.filters()) {
            if (!filter.attribute().equals(besides)) query.add(filter.query(question.reader()), Occur.FILTER);
        }
        if (question.words() != null) {
            Map<String, Float> fields = SearchFields.seenBy(question.reader(), List.of(question.locale(), question.channel().defaultLocale()));
            query.add(new SearchText(languages, fields).query(question.words()), question.order() == Order.RELEVANCE ? Occur.MUST : Occur.FILTER);
        }
        return query.build();
    }

    /** A facet that the list is narrowed by shows what else could be chosen: it is counted without its own filter. */
    private List<Facet> facets(IndexSearcher searcher, Question question, BooleanQuery query, LocalDate today) throws IOException {
        Set<String> narrowed = question.filters().stream().map(Filter::attribute).collect(Collectors.toSet());
        Map<String, Facet> facets = new HashMap<>();
        List<String> others = question.facets().stream().filter(code -> !narrowed.contains(code)).toList();
        for (Facet facet : FacetCounts.of(searcher, query, others, question.reader())) facets.put(facet.attribute(), facet);
        for (String code : question.facets()) {
            if (narrowed.contains(code)) facets.put(code, FacetCounts.of(searcher, query(question, today, code), List.of(code), question.reader()).get(0));
        }
        return question.facets().stream().map(facets::get).toList();
    }

    private static Page<ScoreDoc> page(IndexSearcher searcher, BooleanQuery query, Sort sort, int order, int limit, String after) throws IOException {
        FieldDoc last = after == null ? null : Position.parse(after, order, sort.getSort());
        // Of two documents in the same place the one with the greater number comes later: none does.
        if (last != null) last.doc = Math.max(0, searcher.getIndexReader().maxDoc() - 1);
        TopDocs found = searcher.searchAfter(last, query, limit + 1, sort);
        boolean more = found.scoreDocs.length > limit;
        List<ScoreDoc> shown = List.of(found.scoreDocs).subList(0, Math.min(limit, found.scoreDocs.length));
        return new Page<>(shown, more ? Position.after((FieldDoc) shown.get(limit - 1), order) : null);
    }

    private static byte[] answer(IndexSearcher searcher, int document, Reader reader) throws IOException {
        List<String> fields = new ArrayList<>(Fields.audiences(reader).stream().map(audience -> Fields.answer(audience, null)).toList());
        if (reader.group() != null) Fields.audiences(reader).forEach(audience -> fields.add(Fields.answer(audience, reader.group())));
        Document stored = searcher.storedFields().document(document, Set.copyOf(fields));
        for (int i = fields.size() - 1; i >= 0; i--) {
            BytesRef answer = stored.getBinaryValue(fields.get(i));
            if (answer != null) return answer.length == answer.bytes.length ? answer.bytes : Arrays.copyOfRange(answer.bytes, answer.offset, answer.offset + answer.length);
        }
        throw new IllegalStateException("there is no answer for " + reader.audience());
    }

    private Change change(IndexSearcher searcher, int document, Reader reader, LocalDate today) throws IOException {
        LeafReaderContext leaf = Lookup.leaf(searcher, document);
        int inLeaf = document - leaf.docBase;
        Document stored = searcher.storedFields().document(document, Set.of(Fields.answer(Audience.PUBLIC, null)));
        UUID product = UUID.fromString(Lookup.id(searcher, document));
        if (stored.getBinaryValue(Fields.answer(Audience.PUBLIC, null)) == null || !Lookup.isShown(leaf, inLeaf, today)) return Change.removed(product);
        NumericDocValues lastDay = DocValues.getNumeric(leaf.reader(), Fields.LAST_DAY);
        LocalDate shownUntil = lastDay.advanceExact(inLeaf) ? LocalDate.ofEpochDay(lastDay.longValue()) : null;
        return new Change(product, Change.Kind.PUBLISHED, shownUntil, json.readValue(answer(searcher, document, reader), StorefrontProduct.class));
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
