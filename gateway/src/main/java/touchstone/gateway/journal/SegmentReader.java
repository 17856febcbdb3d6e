package touchstone.gateway.journal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the frames of one segment in order and checks each: its CRC, its place in the sequence and in the chain. Behind damage it goes on with the next whole frame;
 * that one is known by its CRC alone, and all that follow by the chain again.
 */
final class SegmentReader implements Closeable {
    private final Path file;
    private final SegmentHead head;
    private DataInputStream in;
    private long position;
    private final Chain chain;
    /** The last sequence that is read, or surely lost. */
    private long settled;

    SegmentReader(Path file) throws IOException {
        this.file = file;
        in = open(file, 0);
        SegmentHead found = SegmentHead.decoded(in.readNBytes(SegmentHead.BYTES));
        head = found != null && found.first() == Segments.first(file) ? found : null;
        position = head == null ? 0 : SegmentHead.BYTES;
        settled = Segments.first(file) - 1;
        chain = new Chain(settled, head == null ? null : head.continued());
    }

    private static DataInputStream open(Path file, long position) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 18));
        in.skipNBytes(position);
        return in;
    }

    /**
     * The next frame, null at the end of the file.
     *
     * @throws JournalDamaged if what stands there is not the frame that must follow; then {@link #skip} leads on
     */
    Frame next() throws IOException {
        if (position == 0) throw damaged("no segment begins like this");
        byte[] lengths = in.readNBytes(8);
        if (lengths.length == 0) return null;
        int length = lengths.length < 8 ? -1 : ByteBuffer.wrap(lengths).getInt();
        if (length < 0 || length > Frame.LONGEST_PAYLOAD) throw damaged("no frame begins like this");
        byte[] rest = in.readNBytes(Frame.HEAD_BYTES - 8 + length);
        if (rest.length < Frame.HEAD_BYTES - 8 + length) throw damaged("the frame ends early");
        Frame frame = Frame.decoded(ByteBuffer.wrap(lengths).getInt(4), rest);
        if (frame == null) throw damaged("the frame does not match its checksum");
        if (frame.sequence() != sequence() + 1) throw damaged("sequence " + frame.sequence() + " stands after " + sequence());
        if (!chain.continuesWith(frame)) {
            settled = frame.sequence();
            throw damaged("the frame does not continue the chain");
        }
        chain.follow(new Chain.Link(frame.sequence(), frame.hash()));
        settled = frame.sequence();
        position += frame.bytes();
        return frame;
    }

    JournalDamaged damaged(String why) {
        return new JournalDamaged(file, position, "where sequence " + (sequence() + 1) + " belongs, " + why);
    }

    /** Goes on with the first whole frame behind what is damaged. @param before where the next segment begins @return false if there is none */
    boolean skip(long before) throws IOException {
        Search.Found found = Search.frame(file, position, settled, before);
        if (found == null) return false;
        goOn(found.position(), found.sequence() - 1);
        return true;
    }

    /** Gives up what belongs between here and there, and looks for what follows it at the same place: it may not be written yet. */
    void lose(long upTo) throws IOException {
        goOn(position, upTo);
    }

    private void goOn(long there, long sequence) throws IOException {
        in.close();
        in = open(file, there);
        position = there;
        settled = sequence;
        chain.follow(new Chain.Link(sequence, null));
    }

    Path file() {
        return file;
    }

    /** Null if it cannot be read. */
    SegmentHead head() {
        return head;
    }

    /** Where the last good frame ends, in bytes from the start of the file; 0 if there is not even a head. */
    long position() {
        return position;
    }

    /** The sequence of the last frame read or lost, or of the one before the segment. */
    long sequence() {
        return chain.sequence();
    }

    /** The chain's hash there, null where that is not known. */
    byte[] hash() {
        return chain.hash();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
