package touchstone.gateway.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One entry of the journal. On disk, big endian: length of the payload (4 bytes), CRC32C of all that follows it (4), sequence (8),
 * hash (32), payload. The hash continues a {@link Chain}, so that no frame can be changed, left out or moved without all later ones showing it.
 *
 * @param sequence counted from 1, without a gap, per gateway
 * @param hash     the link of the chain that ends in this frame, 32 bytes
 * @param payload  what was recorded, JSON in UTF-8
 */
public record Frame(long sequence, byte[] hash, byte[] payload) {
    static final int HASH_BYTES = 32;
    static final int HEAD_BYTES = 4 + 4 + 8 + HASH_BYTES;
    /** Far above any interaction; what claims to be longer is no frame. */
    static final int LONGEST_PAYLOAD = 64 * 1024;

    int bytes() {
        return HEAD_BYTES + payload.length;
    }

    /** @param checked the stored CRC; @param rest sequence, hash and payload as stored; null if they do not belong together */
    static Frame decoded(int checked, byte[] rest) {
        if (crc(rest, 0, rest.length) != checked) return null;
        ByteBuffer in = ByteBuffer.wrap(rest);
        long sequence = in.getLong();
        byte[] hash = new byte[HASH_BYTES];
        byte[] payload = new byte[rest.length - 8 - HASH_BYTES];
        in.get(hash).get(payload);
        return new Frame(sequence, hash, payload);
    }

    static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
