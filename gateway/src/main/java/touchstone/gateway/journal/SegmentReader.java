package touchstone.gateway.journal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the frames of one segment in order and checks each: its CRC, its place in the sequence and in the chain. */
final class SegmentReader implements Closeable {
    private final Path file;
    private final SegmentHead head;
    private final DataInputStream in;
    private long position = SegmentHead.BYTES;
    private final Chain chain;

    /** @throws JournalDamaged if the file does not begin as a segment does */
    SegmentReader(Path file) throws IOException {
        this.file = file;
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 18));
        head = SegmentHead.decoded(in.readNBytes(SegmentHead.BYTES));
        if (head == null) {
            in.close();
            throw new JournalDamaged(file, 0, "no segment begins like this");
        }
        chain = new Chain(head.first() - 1, head.previous());
    }

    /**
     * The next frame, null at the end of the file.
     *
     * @throws JournalDamaged if what stands there is not the frame that must follow
     */
    Frame next() throws IOException {
        byte[] lengths = in.readNBytes(8);
        if (lengths.length == 0) return null;
        int length = lengths.length < 8 ? -1 : ByteBuffer.wrap(lengths).getInt();
        if (length < 0 || length > Frame.LONGEST_PAYLOAD) throw damaged("no frame begins like this");
        byte[] rest = in.readNBytes(Frame.HEAD_BYTES - 8 + length);
        if (rest.length < Frame.HEAD_BYTES - 8 + length) throw damaged("the frame ends early");
        Frame frame = Frame.decoded(ByteBuffer.wrap(lengths).getInt(4), rest);
        if (frame == null) throw damaged("the frame does not match its checksum");
        if (frame.sequence() != sequence() + 1) throw damaged("sequence " + frame.sequence() + " stands after " + sequence());
        if (!chain.continuesWith(frame)) throw damaged("the frame does not continue the chain");
        chain.follow(new Chain.Link(frame.sequence(), frame.hash()));
        position += frame.bytes();
        return frame;
    }

    private JournalDamaged damaged(String why) {
        return new JournalDamaged(file, position, "where sequence " + (sequence() + 1) + " belongs, " + why);
    }

    SegmentHead head() {
        return head;
    }

    /** Where the last good frame ends, in bytes from the start of the file. */
    long position() {
        return position;
    }

    /** The sequence of the last frame read, or of the one before the segment. */
    long sequence() {
        return chain.sequence();
    }

    byte[] hash() {
        return chain.hash();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
