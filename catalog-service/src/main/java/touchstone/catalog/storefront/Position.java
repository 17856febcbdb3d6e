package touchstone.catalog.storefront;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;
import touchstone.commons.Cursor.MalformedCursor;

/** A place in a list of products: how its last item is ordered, and its id. Opaque to callers. */
final class Position {
    private static final int ID_LENGTH = 36;

    private Position() {}

    /** @param found a hit that was sorted by score or by name, and then by id */
    static String after(FieldDoc found) {
        byte[] id = bytes(found.fields[1]);
        byte[] order = found.fields[0] instanceof Float score ? ByteBuffer.allocate(4).putFloat(score).array() : bytes(found.fields[0]);
        byte kind = (byte) (found.fields[0] instanceof Float ? 's' : 'n');
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(1 + id.length + order.length).put(kind).put(id).put(order).array());
    }

    /**
     * @param byScore whether the list is sorted by score
     * @throws MalformedCursor if the text is no position in a list of that kind
     */
    static FieldDoc parse(String text, boolean byScore) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length <= ID_LENGTH || bytes[0] != (byte) (byScore ? 's' : 'n')) throw new MalformedCursor();
            byte[] order = Arrays.copyOfRange(bytes, 1 + ID_LENGTH, bytes.length);
            if (byScore && order.length != 4) throw new MalformedCursor();
            BytesRef id = new BytesRef(new String(bytes, 1, ID_LENGTH, StandardCharsets.US_ASCII));
            return new FieldDoc(0, Float.NaN, new Object[] {byScore ? (Object) ByteBuffer.wrap(order).getFloat() : new BytesRef(order), id});
        } catch (IllegalArgumentException e) {
            throw new MalformedCursor();
        }
    }

    private static byte[] bytes(Object value) {
        return BytesRef.deepCopyOf((BytesRef) value).bytes;
    }
}
