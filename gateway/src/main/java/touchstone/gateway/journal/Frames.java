package touchstone.gateway.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Frames that are written together, one behind the other as {@link Frame} describes them. They are gathered without their heads, since what stands in those is known
 * only when it is their turn. Used again and again; not for several threads.
 */
final class Frames {
    private final JsonText text = new JsonText();
    private int[] ends = new int[64];
    private int count;

    /** @throws FrameTooLong if it is longer than a frame can be; then there is no trace of it */
    void add(Interaction interaction) throws FrameTooLong {
        text.truncate(size()); // whatever may have broken off before
        text.skip(Frame.HEAD_BYTES);
        interaction.writeTo(text);
        end();
    }

    /** @throws FrameTooLong if it is longer than a frame can be; then there is no trace of it */
    void add(byte[] payload) throws FrameTooLong {
        text.skip(Frame.HEAD_BYTES);
        text.append(payload);
        end();
    }

    private void end() throws FrameTooLong {
        int payload = text.size() - size() - Frame.HEAD_BYTES;
        if (payload > Frame.LONGEST_PAYLOAD) {
            text.truncate(size());
            throw new FrameTooLong(payload);
        }
        if (count == ends.length) ends = Arrays.copyOf(ends, 2 * count);
        ends[count++] = text.size();
    }

    /** Writes the heads, so that the frames follow the chain as it stands. @return the chain behind them */
    Chain.Link chained(Chain chain) {
        byte[] bytes = bytes();
        ByteBuffer head = ByteBuffer.wrap(bytes);
        Chain.Link link = chain.last();
        for (int i = 0, start = 0; i < count; start = ends[i++]) {
            int payload = ends[i] - start - Frame.HEAD_BYTES;
            link = chain.next(link, bytes, start + Frame.HEAD_BYTES, payload);
            head.putInt(start, payload).putLong(start + 8, link.sequence()).put(start + 16, link.hash());
            head.putInt(start + 4, Frame.crc(bytes, start + 8, ends[i] - start - 8));
        }
        return link;
    }

    byte[] bytes() {
        return text.bytes();
    }

    /** In bytes. */
    int size() {
        return count == 0 ? 0 : ends[count - 1];
    }

    void clear() {
        count = 0;
        text.truncate(0);
    }
}
