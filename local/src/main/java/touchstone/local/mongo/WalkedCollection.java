package touchstone.local.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * Whoever reads all of it gets it piece by piece, in the order of the keys. As shipped the server lays out all that it finds in memory before it answers with the
 * first piece.
 */
final class WalkedCollection extends H2Collection {
    private final MVMap<Object, Document> documents;

    WalkedCollection(MongoDatabase database, String name, CollectionOptions options, MVMap<Object, Document> documents, MVMap<String, Object> meta, CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
        this.documents = documents;
    }

    @Override
    protected QueryResult matchDocuments(Document query, Document orderBy, int skip, int limit, int batch, Document fields) {
        boolean whole = isNone(query) && isNone(orderBy) && isNone(fields) && skip == 0 && limit == 0;
        if (!whole || batch <= 0) return super.matchDocuments(query, orderBy, skip, limit, batch, fields);
        Walk walk = new Walk(cursorRegistry.generateCursorId(), documents);
        List<Document> first = walk.takeDocuments(batch);
        if (walk.isEmpty()) return new QueryResult(first);
        cursorRegistry.add(walk);
        return new QueryResult(first, walk);
    }

    private static boolean isNone(Document document) {
        return document == null || document.isEmpty();
    }

    private static final class Walk extends AbstractCursor {
        private final MVMap<Object, Document> documents;
        private Object next;

        Walk(long id, MVMap<Object, Document> documents) {
            super(id);
            this.documents = documents;
            this.next = documents.firstKey();
        }

        @Override
        public boolean isEmpty() {
            return next == null;
        }

        /** From the next key on, or where it was if it is gone: what is written between two pieces may or may not be seen, as with the server that this one stands in for. */
        @Override
        public List<Document> takeDocuments(int most) {
            List<Document> taken = new ArrayList<>();
            Cursor<Object, Document> there = next == null ? null : documents.cursor(next);
            while (there != null && there.hasNext() && taken.size() < most) {
                there.next();
                taken.add(there.getValue());
            }
            next = there != null && there.hasNext() ? there.next() : null;
            return taken;
        }
    }
}
