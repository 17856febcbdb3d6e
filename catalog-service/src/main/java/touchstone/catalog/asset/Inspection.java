package touchstone.catalog.asset;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Finds out what a file is by its content alone, and whether it is that and nothing else from its first byte to its last. */
final class Inspection {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final int TAIL = 1024;
    /** The first byte of a chunk's name says by its case whether it is needed to show the picture; and these are too (PNG, 3rd edition, 11.3). */
    private static final int SMALL = 0x20;
    private static final int SIGNATURE = 8;
    /** What a chunk has beside its data: length, name, checksum. */
    private static final int BESIDE = 12;

    private Inspection() {}

    /**
     * @param claimed the media type that the sender says it is, null if none was said
     * @throws AssetTypeNotTaken if it is of no type that is taken in
     * @throws AssetDisguised    if it is not what it is said to be
     * @throws AssetNotReadable  if it does not end as its type does
     * @throws AssetAmbiguous    if it can be read as something else, too
     */
    static AssetType of(Path file, String claimed) throws IOException {
        String found = sniff(file);
        AssetType type = AssetType.of(found).orElse(null);
        if (claimed != null && !claimed.equals(found) && AssetType.of(claimed).isPresent()) throw new AssetDisguised(claimed, found);
        if (type == null) throw new AssetTypeNotTaken(found);
        if (claimed != null && !claimed.equals(found)) throw new AssetDisguised(claimed, found);
        if (isZip(file)) throw new AssetAmbiguous("can be opened as a ZIP archive too");
        switch (type) {
            case JPEG -> ends(file, 0xFF, 0xD9);
            case GIF -> ends(file, 0x3B);
            case PNG -> walk(file);
            case WEBP -> riff(file);
            case PDF -> pdf(file);
        }
        return type;
    }

    private static String sniff(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return TYPES.detect(in, new Metadata()).getBaseType().toString();
        }
    }

    /** An archive is read from its end, so that anything can stand before it. */
    private static boolean isZip(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            return archive.size() >= 0;
        } catch (ZipException none) {
            return false;
        }
    }

    private static void ends(Path file, int... end) throws IOException {
        byte[] tail = tail(file, end.length);
        for (int i = 0; i < end.length; i++) {
            if (tail.length < end.length || (tail[i] & 0xFF) != end[i]) throw new AssetNotReadable("does not end as its type does: it is cut short, or something else follows");
        }
    }

    private static void pdf(Path file) throws IOException {
        byte[] head = new byte[5];
        try (InputStream in = Files.newInputStream(file)) {
            in.readNBytes(head, 0, head.length);
        }
        if (!new String(head, StandardCharsets.ISO_8859_1).equals("%PDF-")) throw new AssetAmbiguous("begins with something else than a PDF does");
        if (!new String(tail(file, TAIL), StandardCharsets.ISO_8859_1).contains("%%EOF")) throw new AssetNotReadable("does not end as a PDF does");
    }

    /** The head says how long the rest is (RFC 9649, 2.3 and 2.4). */
    private static void riff(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(4);
            if (8 + (Integer.reverseBytes(in.readInt()) & 0xFFFFFFFFL) != in.length()) throw new AssetNotReadable("is not as long as it says: it is cut short, or something else follows");
        } catch (EOFException e) {
            throw new AssetNotReadable("is cut short");
        }
    }

    /** A PNG is a row of chunks, each with its length before and its checksum behind it; the last is IEND (PNG, 3rd edition, 5.3). */
    private static void walk(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(SIGNATURE);
            byte[] buffer = new byte[8192];
            while (true) {
                long left = in.readInt() & 0xFFFFFFFFL;
                CRC32 sum = new CRC32();
                byte[] name = in.readNBytes(4);
                sum.update(name);
                while (left > 0) {
                    int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (n < 0) throw new EOFException();
                    sum.update(buffer, 0, n);
                    left -= n;
                }
                if (in.readInt() != (int) sum.getValue()) throw new AssetNotReadable("has a chunk whose checksum is wrong");
                if (new String(name, StandardCharsets.ISO_8859_1).equals("IEND")) break;
            }
            if (in.read() >= 0) throw new AssetAmbiguous("goes on behind the end of the picture");
        } catch (EOFException e) {
            throw new AssetNotReadable("is cut short");
        }
    }

    /**
     * A PNG without what is not needed to show it. A few bytes of compressed text in it could ask for gigabytes.
     *
     * @param file one that was inspected
     * @param to   a file that is there
     */
    static void bare(Path file, Path to) throws IOException {
        try (RandomAccessFile all = new RandomAccessFile(file.toFile(), "r"); FileChannel bare = FileChannel.open(to, StandardOpenOption.WRITE)) {
            copy(all.getChannel(), 0, SIGNATURE, bare);
            for (long at = SIGNATURE; at < all.length(); ) {
                all.seek(at);
                long length = BESIDE + (all.readInt() & 0xFFFFFFFFL);
                byte[] name = new byte[4];
                all.readFully(name);
                if ((name[0] & SMALL) == 0 || new String(name, StandardCharsets.ISO_8859_1).equals("tRNS")) copy(all.getChannel(), at, length, bare);
                at += length;
            }
        }
    }

    private static void copy(FileChannel from, long at, long length, FileChannel to) throws IOException {
        for (long done = 0; done < length; ) done += from.transferTo(at + done, length - done, to);
    }

    private static byte[] tail(Path file, int length) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(length, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            return tail;
        }
    }
}
