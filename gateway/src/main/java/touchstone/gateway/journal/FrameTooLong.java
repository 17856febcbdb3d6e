package touchstone.gateway.journal;

import java.io.IOException;

/** What was to be recorded is longer than a frame can be. That is its own fault, and the journal takes all else. */
final class FrameTooLong extends IOException {
    FrameTooLong(int bytes) {
        super("a frame of " + bytes + " bytes");
    }
}
