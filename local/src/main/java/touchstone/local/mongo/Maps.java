package touchstone.local.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;

/**
 * How each map of the file is kept. A map is opened here before the server asks the store for it, and the store then hands out the one that is open, whatever
 * type was asked for.
 */
final class Maps {
    /** Of files whose documents are BSON. Those from before are of version 0. */
    private static final int VERSION = 1;
    private static final String DOCUMENTS = "databases.";
    private static final String META = "meta.";
    private static final String INDEX = "._index_";

    private Maps() {}

    static MVStore open(Path file, int cacheMegabytes) {
        MVStore store = store(file, cacheMegabytes);
        if (store.getStoreVersion() != VERSION && !store.getMapNames().isEmpty()) {
            convert(store, file);
            store = store(file, cacheMegabytes);
        }
        store.setStoreVersion(VERSION);
        return store;
    }

    static MVMap<Object, Document> documents(MVStore store, String namespace) {
        return cast(open(store, DOCUMENTS + namespace));
    }

    /** What the server keeps about a collection. */
    static MVMap<String, Object> meta(MVStore store, String namespace) {
        return cast(open(store, META + namespace));
    }

    static void openIndex(MVStore store, String namespace, String index) {
        open(store, namespace + INDEX + index);
    }

    private static MVMap<Object, Object> open(MVStore store, String name) {
        MVMap.Builder<Object, Object> builder = new MVMap.Builder<>();
        if (name.startsWith(DOCUMENTS)) builder.setValueType(cast(new StoredDocuments()));
        else if (name.contains(INDEX)) builder.setKeyType(cast(new IndexKeys()));
        return store.openMap(name, builder);
    }

    /** Writes all that a file of the version before holds into one of this version, and puts that in its place. */
    private static void convert(MVStore old, Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".converting");
        try {
            Files.deleteIfExists(beside);
            try (MVStore converted = store(beside, 16)) {
                for (String name : old.getMapNames()) {
                    MVMap<Object, Object> from = old.openMap(name);
                    MVMap<Object, Object> to = open(converted, name);
                    from.forEach(to::put);
                }
                converted.setStoreVersion(VERSION);
            }
            old.close();
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MVStore store(Path file, int cacheMegabytes) {
        return new MVStore.Builder().fileName(file.toString()).cacheSize(cacheMegabytes).open();
    }

    @SuppressWarnings("unchecked")
    private static DataType<Object> cast(DataType<?> type) {
        return (DataType<Object>) type;
    }

    @SuppressWarnings("unchecked")
    private static <K, V> MVMap<K, V> cast(MVMap<?, ?> map) {
        return (MVMap<K, V>) map;
    }
}
