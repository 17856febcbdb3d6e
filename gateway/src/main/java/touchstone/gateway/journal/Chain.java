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
    private byte[] hash;
    private long sequence;

    /** Goes on after the frame with this sequence and hash. */
    Chain(long sequence, byte[] hash) {
        this.sequence = sequence;
        this.hash = hash;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The frame that would follow; it does once it is {@link #follow(Frame) written}. */
    Frame next(byte[] payload) {
        return new Frame(sequence + 1, link(payload), payload);
    }

    boolean continuesWith(Frame frame) {
        return MessageDigest.isEqual(frame.hash(), link(frame.payload()));
    }

    void follow(Frame frame) {
        sequence = frame.sequence();
        hash = frame.hash();
    }

    private byte[] link(byte[] payload) {
        sha.update(hash);
        sha.update(number.putLong(0, sequence + 1).array());
        return sha.digest(payload);
    }

    long sequence() {
        return sequence;
    }

    byte[] hash() {
        return hash;
    }
}
