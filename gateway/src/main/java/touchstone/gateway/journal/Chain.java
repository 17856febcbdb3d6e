package touchstone.gateway.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The chain of hashes through all frames of a gateway: each is the SHA-256 of the one before it, the sequence and the payload. Not for several threads.
 */
final class Chain {
    private final MessageDigest sha;
    private final ByteBuffer number = ByteBuffer.allocate(8);
    private Link last;

    /** A frame's place in the chain. @param hash null where it is not known, since the frame is damaged */
    record Link(long sequence, byte[] hash) {}

    /** Goes on after the frame with this sequence and hash. */
    Chain(long sequence, byte[] hash) {
        last = new Link(sequence, hash);
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The place of the frame that would follow another. */
    Link next(Link before, byte[] bytes, int from, int length) {
        sha.update(before.hash);
        sha.update(number.putLong(0, before.sequence + 1).array());
        sha.update(bytes, from, length);
        return new Link(before.sequence + 1, sha.digest());
    }

    boolean continuesWith(Frame frame) {
        return last.hash == null || MessageDigest.isEqual(frame.hash(), next(last, frame.payload(), 0, frame.payload().length).hash);
    }

    /** Goes on from there, once what leads there is written. */
    void follow(Link link) {
        last = link;
    }

    Link last() {
        return last;
    }

    long sequence() {
        return last.sequence;
    }

    byte[] hash() {
        return last.hash;
    }
}
