package touchstone.catalog.asset;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import touchstone.catalog.TestPeople;

/** Files that a test makes for itself: no two of them are the same. */
public final class TestPictures {
    private TestPictures() {}

    /** A picture that runs from red on the left to blue on the right. */
    public static byte[] jpeg(int width, int height) {
        return encoded(painted(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return encoded(painted(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    static byte[] seeThrough(int width, int height) {
        return encoded(painted(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    static byte[] gif(int width, int height) {
        return encoded(painted(width, height, BufferedImage.TYPE_BYTE_INDEXED), "gif");
    }

    /** A WebP of one colour, in the lossless form, in which that takes a few bytes whatever its size (RFC 9649, 3). */
    static byte[] webp(int width, int height) {
        Bits bits = new Bits();
        bits.add(0x2F, 8).add(width - 1, 14).add(height - 1, 14).add(0, 1).add(0, 3);
        // No transform, no cache of colours, one group of codes.
        bits.add(0, 1).add(0, 1).add(0, 1);
        for (int symbol : new int[] {ThreadLocalRandom.current().nextInt(256), ThreadLocalRandom.current().nextInt(256), ThreadLocalRandom.current().nextInt(256), 255, 0}) {
            // A code of one symbol of eight bits: green, red, blue, alpha, distance.
            bits.add(1, 1).add(0, 1).add(1, 1).add(symbol, 8);
        }
        byte[] data = bits.bytes();
        int padded = data.length + data.length % 2;
        return ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN).put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + padded)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data).array();
    }

    public static byte[] pdf() {
        return ("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj\n% " + ThreadLocalRandom.current().nextLong()
                + "\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** A PNG that says it is so large, and has next to nothing in it. */
    static byte[] pngOf(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        png.writeBytes(chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array()));
        png.writeBytes(chunk("IDAT", new byte[] {0x78, (byte) 0x9C, 3, 0, 0, 0, 0, 1}));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] named = ByteBuffer.allocate(4 + data.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(data).array();
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(8 + named.length).putInt(data.length).put(named).putInt((int) sum.getValue()).array();
    }

    /** A JPEG with what a camera notes in it: how it was held (Exif), and where it was. */
    public static byte[] fromCamera(int width, int height, int orientation, String place) {
        byte[] jpeg = jpeg(width, height);
        byte[] where = (place + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(64 + where.length).order(ByteOrder.BIG_ENDIAN);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8).putShort((short) 3);
        tiff.putShort((short) 0x010E).putShort((short) 2).putInt(where.length).putInt(64);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(50);
        tiff.putInt(0).putShort((short) 0).putInt(0);
        tiff.position(64);
        tiff.put(where);
        byte[] exif = tiff.array();
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + exif.length + 10);
        out.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.length + 8)).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif).put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("Main.class"));
            zip.write("run me".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    static BufferedImage read(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a picture in. @return its id */
    public static String uploaded(byte[] file, String type) {
        touchstone.catalog.TestProducts.ready();
        return TestPeople.steward().contentType(type).body(file).post("/assets").then().statusCode(201).extract().path("id");
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BufferedImage painted(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0xFFFF0000, true), width, 0, new Color(type == BufferedImage.TYPE_INT_ARGB ? 0x400000FF : 0xFF0000FF, true)));
        pen.fillRect(0, 0, width, height);
        // What makes it another than all others.
        for (int x = 0; x < Math.min(width, 8); x++) {
            pen.setColor(new Color(ThreadLocalRandom.current().nextInt(0x1000000)));
            pen.fillRect(x, height - 1, 1, 1);
        }
        pen.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) throw new IllegalStateException("no writer for " + format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Bits, the lowest of each byte first. */
    private static final class Bits {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int present;
        private int count;

        Bits add(int value, int width) {
            for (int i = 0; i < width; i++) {
                present |= (value >> i & 1) << count;
                if (++count == 8) flush();
            }
            return this;
        }

        byte[] bytes() {
            if (count > 0) flush();
            return bytes.toByteArray();
        }

        private void flush() {
            bytes.write(present);
            present = 0;
            count = 0;
        }
    }
}
