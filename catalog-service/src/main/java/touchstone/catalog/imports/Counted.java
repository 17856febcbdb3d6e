package touchstone.catalog.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file that may not have more bytes than a limit, however it arrives: reading beyond it throws {@link FileTooLarge}. */
final class Counted extends FilterInputStream {
    static final long MOST_BYTES = 50L * 1024 * 1024;

    private long read;

    Counted(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) count(1);
        return c;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) count(n);
        return n;
    }

    /** How many bytes were read so far. */
    long position() {
        return read;
    }

    private void count(int n) {
        read += n;
        if (read > MOST_BYTES) throw new FileTooLarge("50 MB");
    }
}
