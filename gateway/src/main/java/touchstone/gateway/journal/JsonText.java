package touchstone.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/**
 * JSON (RFC 8259), written straight into bytes that are used again and again: each answer is recorded, so this runs for each. Members that are null are left out.
 * Not for several threads.
 */
final class JsonText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_TEXT = 400;
    private byte[] bytes = new byte[16 * 1024];
    private int size;
    private long second = Long.MIN_VALUE;
    private final byte[] secondText = new byte[19];

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void truncate(int size) {
        this.size = size;
    }

    /** Leaves out some bytes, for others to fill in. */
    void skip(int count) {
        room(count);
        size += count;
    }

    void append(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    void beginObject() {
        byteOf('{');
    }

    void endObject() {
        byteOf('}');
    }

    void beginObject(String name) {
        name(name);
        byteOf('{');
    }

    void text(String name, String value) {
        if (value == null) return;
        name(name);
        byteOf('"');
        if (!plain(value)) escaped(clean(value));
        byteOf('"');
    }

    /** @param value JSON already */
    void json(String name, byte[] value) {
        if (value == null) return;
        name(name);
        append(value);
    }

    void id(String name, UUID value) {
        if (value == null) return;
        name(name);
        room(38);
        bytes[size++] = '"';
        hex(value.getMostSignificantBits(), 64, 32);
        bytes[size++] = '-';
        hex(value.getMostSignificantBits(), 32, 16);
        bytes[size++] = '-';
        hex(value.getMostSignificantBits(), 16, 0);
        bytes[size++] = '-';
        hex(value.getLeastSignificantBits(), 64, 48);
        bytes[size++] = '-';
        hex(value.getLeastSignificantBits(), 48, 0);
        bytes[size++] = '"';
    }

    void number(String name, Long value) {
        if (value == null) return;
        name(name);
        long rest = value;
        if (rest < 0) {
            append(Long.toString(rest).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        room(19);
        int digits = 1;
        for (long above = rest / 10; above > 0; above /= 10) digits++;
        for (int i = digits - 1; i >= 0; i--, rest /= 10) bytes[size + i] = (byte) ('0' + rest % 10);
        size += digits;
    }

    /** RFC 3339 in UTC, to the millisecond. */
    void instant(String name, Instant value) {
        name(name);
        room(26);
        bytes[size++] = '"';
        if (value.getEpochSecond() != second) {
            second = value.getEpochSecond();
            String text = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).toString();
            byte[] ascii = (text.length() == 16 ? text + ":00" : text).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(ascii, 0, secondText, 0, secondText.length);
        }
        System.arraycopy(secondText, 0, bytes, size, secondText.length);
        size += secondText.length;
        int millis = value.getNano() / 1_000_000;
        bytes[size++] = '.';
        bytes[size++] = (byte) ('0' + millis / 100);
        bytes[size++] = (byte) ('0' + millis / 10 % 10);
        bytes[size++] = (byte) ('0' + millis % 10);
        bytes[size++] = 'Z';
        bytes[size++] = '"';
    }

    private void name(String name) {
        room(name.length() + 4);
        if (bytes[size - 1] != '{') bytes[size++] = ',';
        bytes[size++] = '"';
        for (int i = 0; i < name.length(); i++) bytes[size++] = (byte) name.charAt(i);
        bytes[size++] = '"';
        bytes[size++] = ':';
    }

    /** Writes what nothing needs to be done about. @return false if that is not all; then nothing is written */
    private boolean plain(String value) {
        int length = value.length();
        if (length > LONGEST_TEXT) return false;
        room(length);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') return false;
            bytes[size + i] = (byte) c;
        }
        size += length;
        return true;
    }

    private void escaped(String clean) {
        for (byte b : clean.getBytes(StandardCharsets.UTF_8)) {
            if (b == '"' || b == '\\') byteOf('\\');
            byteOf(b);
        }
    }

    /** The ledger must be able to take every frame for good: PostgreSQL knows no U+0000, and no JSON parser half a surrogate pair. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(LONGEST_TEXT)
                .forEach(c -> clean.appendCodePoint(c < ' ' || c == 0x7F || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '\uFFFD' : c));
        return clean.toString();
    }

    private void hex(long bits, int from, int to) {
        for (int shift = from - 4; shift >= to; shift -= 4) bytes[size++] = HEX[(int) (bits >>> shift) & 0xF];
    }

    private void byteOf(int b) {
        room(1);
        bytes[size++] = (byte) b;
    }

    private void room(int count) {
        if (bytes.length - size < count) bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
    }
}
