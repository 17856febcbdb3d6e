package touchstone.catalog.asset;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.twelvemonkeys.image.ResampleOp;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes the renditions of a picture: its pixels drawn anew, upright and in sRGB. Nothing else of the file gets into them: no place, no camera, no script. All of it
 * takes time and memory, so that it belongs on a worker thread, a few at once.
 */
final class Pictures {
    /** The sizes, the largest first: the longest side in pixels. What is smaller stays as small as it is. */
    enum Size {
        LARGE(1600), MEDIUM(800), THUMB(240);

        final int side;

        Size(int side) {
            this.side = side;
        }

        String rendition() {
            return name().toLowerCase();
        }
    }

    private static final int LONGEST_SIDE = 30_000;
    private static final Set<Integer> PLAIN = Set.of(BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR);
    private static final float QUALITY = 0.85f;
    // Of more pixels than these only each second, or third, is read: they would take more memory, and the largest rendition has fewer by far.
    private static final long WHOLE = 12_500_000;
    private static final int AHEAD = 64;

    private Pictures() {}

    /** One rendition. */
    record Picture(String name, AssetType type, byte[] bytes, int width, int height) {}

    /** @param width as it is looked at */
    record Drawn(int width, int height, List<Picture> pictures) {}

    /**
     * @param file of this type, by its content
     * @throws PictureTooLarge  if it has more pixels than this
     * @throws AssetNotReadable if it cannot be drawn
     */
    static Drawn draw(Path file, AssetType type, long mostPixels) throws IOException {
        if (type != AssetType.PNG) return draw(file, file, type, mostPixels);
        Path bare = Files.createTempFile("picture", null);
        try {
            Inspection.bare(file, bare);
            return draw(file, bare, type, mostPixels);
        } finally {
            Files.delete(bare);
        }
    }

    private static Drawn draw(Path file, Path pixels, AssetType type, long mostPixels) throws IOException {
        ImageReader reader = reader(type);
        try (ImageInputStream in = type == AssetType.WEBP ? new ByteArrayImageInputStream(padded(pixels)) : new FileImageInputStream(pixels.toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            // The decoder of WebP has all pixels in memory, whatever is asked for.
            long most = type == AssetType.WEBP ? Math.min(mostPixels, WHOLE) : mostPixels;
            if ((long) width * height > most || Math.max(width, height) > LONGEST_SIDE) throw new PictureTooLarge(width, height, most);
            int turned = orientation(file, type);
            BufferedImage upright = upright(read(reader, step(width, height)), turned);
            boolean sideways = turned >= 5;
            return new Drawn(sideways ? height : width, sideways ? width : height, pictures(upright, type));
        } catch (IOException | RuntimeException e) {
            if (e instanceof PictureTooLarge || e instanceof AssetNotReadable) throw e;
            // A decoder that meets what it does not expect says so in whatever way.
            throw new AssetNotReadable("cannot be drawn as " + type);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(AssetType type) throws IOException {
        if (type == AssetType.WEBP) return new WebPImageReaderSpi().createReaderInstance();
        return ImageIO.getImageReadersByFormatName(type.name()).next();
    }

    /** The decoder of WebP reads byte by byte, and ahead: behind the end of a file of few bytes it would go on to do so for each of millions of pixels, which takes minutes. */
    private static byte[] padded(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Arrays.copyOf(bytes, bytes.length + AHEAD);
    }

    private static int step(long width, long height) {
        int step = 1;
        while (width / step * (height / step) > WHOLE) step++;
        return step;
    }

    private static BufferedImage read(ImageReader reader, int step) throws IOException {
        AtomicReference<String> warning = new AtomicReference<>();
        reader.addIIOReadWarningListener((source, text) -> {
            // The decoder goes on with grey where a picture ends too early.
            if (text != null && text.toLowerCase(java.util.Locale.ROOT).contains("premature")) warning.set(text);
        });
        ImageReadParam some = reader.getDefaultReadParam();
        some.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, some);
        if (warning.get() != null) throw new AssetNotReadable("is cut short");
        return image;
    }

    /** How a camera was held: 1 to 8 (Exif 2.32, 4.6.4 A). */
    private static int orientation(Path file, AssetType type) throws IOException {
        try {
            Metadata metadata = type == AssetType.JPEG ? JpegMetadataReader.readMetadata(file.toFile()) : type == AssetType.WEBP ? WebpMetadataReader.readMetadata(file.toFile()) : null;
            ExifIFD0Directory exif = metadata == null ? null : metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer held = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return held == null || held < 1 || held > 8 ? 1 : held;
        } catch (ImageProcessingException unreadable) {
            // What says nothing is shown as it is.
            return 1;
        }
    }

    private static BufferedImage upright(BufferedImage image, int turned) {
        // In sRGB already: a copy would only take room.
        if (turned == 1 && PLAIN.contains(image.getType())) return image;
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform turn = switch (turned) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        return drawn(image, turned >= 5 ? h : w, turned >= 5 ? w : h, image.getColorModel().hasAlpha(), turn);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, boolean alpha, AffineTransform turn) {
        BufferedImage drawn = new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.drawImage(image, turn, null);
        pen.dispose();
        return drawn;
    }

    private static List<Picture> pictures(BufferedImage upright, AssetType source) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        BufferedImage image = upright;
        for (Size size : Size.values()) {
            image = fitted(image, size.side);
            pictures.add(encoded(size.rendition(), image, source));
        }
        return pictures;
    }

    private static BufferedImage fitted(BufferedImage image, int side) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        if (longest <= side) return image;
        int width = Math.max(1, Math.round((float) image.getWidth() * side / longest));
        int height = Math.max(1, Math.round((float) image.getHeight() * side / longest));
        // The filter wants some pixels to work with.
        if (width < 3 || height < 3) return drawn(image, width, height, image.getColorModel().hasAlpha(), AffineTransform.getScaleInstance((double) width / image.getWidth(), (double) height / image.getHeight()));
        BufferedImage fitted = new ResampleOp(width, height, ResampleOp.FILTER_LANCZOS).filter(image, null);
        return drawn(fitted, width, height, image.getColorModel().hasAlpha(), new AffineTransform());
    }

    /** Photographs as JPEG; what can be seen through, and drawings, whose edges JPEG blurs, as PNG. */
    private static Picture encoded(String name, BufferedImage image, AssetType source) throws IOException {
        boolean alpha = image.getColorModel().hasAlpha();
        byte[] jpeg = alpha ? null : jpeg(image);
        byte[] png = alpha || source == AssetType.PNG || source == AssetType.GIF ? png(image) : null;
        boolean asPng = jpeg == null || png != null && png.length < 2 * jpeg.length;
        return new Picture(name, asPng ? AssetType.PNG : AssetType.JPEG, asPng ? png : jpeg, image.getWidth(), image.getHeight());
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) throw new IllegalStateException("there is no writer for PNG");
        }
        return bytes.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
