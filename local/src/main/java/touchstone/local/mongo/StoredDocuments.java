package touchstone.local.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keeps documents as BSON (bsonspec.org). As shipped the store keeps them as serialised Java objects, which takes ten times as long to read and to write. */
final class StoredDocuments extends BasicDataType<Document> {
    private static final int PER_OBJECT = 64;

    @Override
    public void write(WriteBuffer out, Document document) {
        ByteBuf bytes = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, bytes);
        out.put(bytes.array(), bytes.arrayOffset(), bytes.readableBytes());
    }

    @Override
    public Document read(ByteBuffer in) {
        ByteBuf bytes = Unpooled.wrappedBuffer(in);
        Document document = BsonDecoder.decodeBson(bytes);
        in.position(in.position() + bytes.readerIndex());
        return document;
    }

    /** About how many bytes it takes in memory: by this the store knows when its cache is full. */
    @Override
    public int getMemory(Document document) {
        return size(document);
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    private static int size(Object value) {
        int size = PER_OBJECT;
        if (value instanceof Map<?, ?> members) {
            for (Map.Entry<?, ?> member : members.entrySet()) size += PER_OBJECT + size(member.getValue());
        } else if (value instanceof Collection<?> items) {
            for (Object item : items) size += size(item);
        } else if (value instanceof String text) {
            size += text.length();
        } else if (value instanceof byte[] bytes) {
            size += bytes.length;
        }
        return size;
    }
}
