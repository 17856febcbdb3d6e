package touchstone.catalog.asset;

import static touchstone.catalog.CatalogDatabase.anyOf;

import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * The bytes of assets: collection {@code assetPieces}, by "upload:rendition:number", each piece but the last of {@value #PIECE} bytes. Every key is looked up as it is, which
 * the embedded server does as fast as a real one.
 *
 * <p>Collection {@code assetUploads} says which uploads may be there without an asset that they belong to: it is noted before the first piece is written and struck out after
 * the asset is there, and noted again before an asset goes. What is noted there and has no asset after a while is taken away.
 */
@ApplicationScoped
public class AssetBytes {
    static final int PIECE = 256 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReactiveMongoCollection<Document> pieces;
    private final ReactiveMongoCollection<Document> uploads;

    AssetBytes(ReactiveMongoDatabase database) {
        this.pieces = database.getCollection("assetPieces");
        this.uploads = database.getCollection("assetUploads");
    }

    /** An upload that may have no asset. @param lengths the bytes of each rendition @param revisions how many revisions of a description it had */
    record Upload(UUID id, Map<String, Long> lengths, long revisions) {}

    Uni<Void> note(Upload upload, Instant at) {
        return uploads.replaceOne(new Document("_id", upload.id().toString()), new Document("_id", upload.id().toString()).append("lengths", new Document(Map.copyOf(upload.lengths())))
                .append("revisions", upload.revisions()).append("at", Date.from(at)), new com.mongodb.client.model.ReplaceOptions().upsert(true)).replaceWithVoid();
    }

    Uni<Void> strike(UUID id) {
        return uploads.deleteOne(new Document("_id", id.toString())).replaceWithVoid();
    }

    Uni<List<Upload>> notedBefore(Instant time) {
        return uploads.find().filter(noted -> noted.getDate("at").toInstant().isBefore(time)).map(noted -> {
            Map<String, Long> lengths = new java.util.HashMap<>();
            noted.get("lengths", Document.class).forEach((name, length) -> lengths.put(name, ((Number) length).longValue()));
            return new Upload(UUID.fromString(noted.getString("_id")), lengths, noted.get("revisions", Number.class).longValue());
        }).collect().asList();
    }

    /** Keeps the bytes of a rendition. Blocks. */
    void keep(UUID id, String rendition, InputStream bytes) throws IOException {
        int number = 0;
        for (byte[] piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
            pieces.insertOne(new Document("_id", key(id, rendition, number++)).append("bytes", new Binary(piece))).await().atMost(PATIENCE);
        }
    }

    /** The bytes of a rendition from one position to another; only the pieces that they are in are read. @param to exclusive */
    public Uni<byte[]> read(Asset asset, Rendition rendition, long from, long to) {
        List<String> keys = IntStream.rangeClosed((int) (from / PIECE), (int) ((to - 1) / PIECE)).mapToObj(number -> key(asset.upload(), rendition.name(), number)).toList();
        return pieces.find(anyOf("_id", keys)).collect().asMap(piece -> piece.getString("_id")).map(found -> {
            byte[] bytes = new byte[(int) (to - from)];
            long position = from / PIECE * PIECE;
            for (String key : keys) {
                if (!found.containsKey(key)) throw new IllegalStateException("a piece of an asset is missing: " + key);
                byte[] piece = found.get(key).get("bytes", Binary.class).getData();
                int start = (int) Math.max(0, from - position);
                int length = (int) Math.min(piece.length, to - position) - start;
                System.arraycopy(piece, start, bytes, (int) (position + start - from), length);
                position += piece.length;
            }
            return bytes;
        });
    }

    /** The same piece by piece, each read when it is asked for. */
    public Multi<byte[]> pieces(Asset asset, Rendition rendition, long from, long to) {
        return Multi.createFrom().iterable(() -> LongStream.rangeClosed(from / PIECE, (to - 1) / PIECE).iterator())
                .onItem().transformToUniAndConcatenate(number -> read(asset, rendition, Math.max(from, number * PIECE), Math.min(to, (number + 1) * PIECE)));
    }

    /** Takes away all pieces of an upload. */
    Uni<Void> forget(Upload upload) {
        List<String> keys = new ArrayList<>();
        upload.lengths().forEach((rendition, length) -> LongStream.rangeClosed(0, (length - 1) / PIECE).forEach(number -> keys.add(key(upload.id(), rendition, (int) number))));
        return keys.isEmpty() ? Uni.createFrom().voidItem() : pieces.deleteMany(anyOf("_id", keys)).replaceWithVoid();
    }

    private static String key(UUID id, String rendition, int number) {
        return id + ":" + rendition + ":" + number;
    }
}
