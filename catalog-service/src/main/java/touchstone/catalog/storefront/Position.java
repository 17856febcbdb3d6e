package touchstone.catalog.storefront;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import touchstone.commons.Cursor.MalformedCursor;

/** A place in a list of products: how its last item is ordered. Opaque to callers, and good for lists in the same order only. */
final class Position {
    private static final int LONGEST = 4096;

    private Position() {}

    /** @param order a byte that tells lists of different orders apart */
    static String after(FieldDoc found, int order) {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST).put((byte) order);
        for (Object field : found.fields) {
            if (field instanceof Float score) bytes.putFloat(score);
            else if (field instanceof Long number) bytes.putLong(number);
            else if (field instanceof BytesRef text) bytes.putShort((short) text.length).put(text.bytes, text.offset, text.length);
            else bytes.putShort((short) -1);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /** @throws MalformedCursor if the text is no position in a list of this order */
    static FieldDoc parse(String text, int order, SortField[] fields) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.get() != (byte) order) throw new MalformedCursor();
            Object[] values = new Object[fields.length];
            for (int i = 0; i < fields.length; i++) values[i] = read(bytes, fields[i].getType());
            if (bytes.hasRemaining()) throw new MalformedCursor();
            return new FieldDoc(0, Float.NaN, values);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new MalformedCursor();
        }
    }

    private static Object read(ByteBuffer bytes, SortField.Type type) {
        if (type == SortField.Type.SCORE) return bytes.getFloat();
        if (type == SortField.Type.LONG) return bytes.getLong();
        int length = bytes.getShort();
        if (length == -1) return null;
        if (length < 0 || length > bytes.remaining()) throw new MalformedCursor();
        byte[] text = new byte[length];
        bytes.get(text);
        return new BytesRef(text);
    }
}
