package touchstone.gateway.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment file: magic (8 bytes), version of the format (4), gateway (16), sequence of the first frame (8),
 * hash of the last frame before it (32), CRC32C of all this (4).
 *
 * @param previous the hash that the first frame continues from; zeros in a gateway's very first segment, and where the frame before it was damaged
 */
record SegmentHead(UUID gateway, long first, byte[] previous) {
    static final int BYTES = 8 + 4 + 16 + 8 + Frame.HASH_BYTES + 4;
    private static final long MAGIC = 0x544F5543484A4E4CL; // "TOUCHJNL"
    private static final int VERSION = 1;

    /** The hash that the first frame must continue from, null if that is not known. */
    byte[] continued() {
        return first > 1 && Arrays.equals(previous, new byte[Frame.HASH_BYTES]) ? null : previous;
    }

    byte[] encoded() {
        ByteBuffer head = ByteBuffer.allocate(BYTES);
        head.putLong(MAGIC).putInt(VERSION).putLong(gateway.getMostSignificantBits()).putLong(gateway.getLeastSignificantBits())
                .putLong(first).put(previous);
        return head.putInt(crc(head.array())).array();
    }

    /** @return null if these are not the whole first bytes of a segment that we can read */
    static SegmentHead decoded(byte[] bytes) {
        ByteBuffer head = ByteBuffer.wrap(bytes);
        if (bytes.length < BYTES || head.getLong() != MAGIC || head.getInt() != VERSION || head.getInt(BYTES - 4) != crc(bytes)) return null;
        UUID gateway = new UUID(head.getLong(), head.getLong());
        long first = head.getLong();
        byte[] previous = new byte[Frame.HASH_BYTES];
        head.get(previous);
        return new SegmentHead(gateway, first, previous);
    }

    private static int crc(byte[] head) {
        CRC32C crc = new CRC32C();
        crc.update(head, 0, BYTES - 4);
        return (int) crc.getValue();
    }
}
