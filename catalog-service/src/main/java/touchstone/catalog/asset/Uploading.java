package touchstone.catalog.asset;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import touchstone.catalog.asset.Pictures.Drawn;
import touchstone.catalog.asset.Pictures.Picture;
import touchstone.catalog.asset.AssetBytes.Upload;

/** Takes files in. All of it blocks: a file is read as it arrives, looked at, drawn anew in each size, and only then kept. */
@ApplicationScoped
class Uploading {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Assets assets;
    private final AssetBytes bytes;
    private final AssetSettings settings;
    private final Clock clock;
    private final Semaphore easels;

    Uploading(Assets assets, AssetBytes bytes, AssetSettings settings, Clock clock) {
        this.assets = assets;
        this.bytes = bytes;
        this.settings = settings;
        this.clock = clock;
        this.easels = new Semaphore(settings.atOnce());
    }

    /** @param made whether it was not there before */
    record Taken(Asset asset, boolean made) {}

    /**
     * @param claimed the media type that the sender says it is, null if none was said
     * @throws AssetEmpty        if there is nothing in it
     * @throws AssetTooLarge     if it has too many bytes
     * @throws UploadCutShort    if it ends in the middle
     * @throws AssetTypeNotTaken if it is of no type that is taken in, and so on: see {@link Inspection} and {@link Pictures}
     * @throws UploadsBusy       if too many others are being looked at
     */
    Taken take(InputStream in, String claimed, String author) {
        Path file = create();
        try {
            String id = spool(in, file);
            Asset known = await(assets.revived(id));
            if (known != null) {
                if (claimed != null && !claimed.equals(known.type().mediaType())) throw new AssetDisguised(claimed, known.type().mediaType());
                return new Taken(known, false);
            }
            AssetType type = Inspection.of(file, claimed);
            return keep(id, file, type, type.isPicture() ? draw(file, type) : null, author);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private Taken keep(String id, Path file, AssetType type, Drawn drawn, String author) throws IOException {
        UUID upload = UuidCreator.getTimeOrderedEpoch();
        List<Picture> pictures = drawn == null ? List.of() : drawn.pictures();
        List<Rendition> renditions = new ArrayList<>(List.of(new Rendition(Rendition.FILE, type, Files.size(file), drawn == null ? null : drawn.width(), drawn == null ? null : drawn.height(), id)));
        for (Picture picture : pictures) renditions.add(new Rendition(picture.name(), picture.type(), picture.bytes().length, picture.width(), picture.height(), hash(picture.bytes())));
        Map<String, Long> lengths = new HashMap<>();
        renditions.forEach(rendition -> lengths.put(rendition.name(), rendition.length()));
        Upload noted = new Upload(upload, lengths, 1);
        await(bytes.note(noted, clock.instant()));
        try (InputStream in = Files.newInputStream(file)) {
            bytes.keep(upload, Rendition.FILE, in);
        }
        for (Picture picture : pictures) bytes.keep(upload, picture.name(), new ByteArrayInputStream(picture.bytes()));
        Asset asset = new Asset(id, upload, 1, type, drawn == null ? null : drawn.width(), drawn == null ? null : drawn.height(), Description.NONE, author, clock.instant(), null, renditions);
        boolean first = await(assets.insert(asset));
        if (!first) await(bytes.forget(noted));
        await(bytes.strike(upload));
        return first ? new Taken(asset, true) : new Taken(await(assets.get(id)), false);
    }

    private Drawn draw(Path file, AssetType type) throws IOException {
        if (!easel()) throw new UploadsBusy();
        try {
            return Pictures.draw(file, type, settings.maxPixels());
        } finally {
            easels.release();
        }
    }

    private boolean easel() {
        try {
            return easels.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return the hash of the file */
    private String spool(InputStream in, Path file) throws IOException {
        MessageDigest sha = sha256();
        long limit = settings.maxSize().asLongValue();
        long length = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha)) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                length += n;
                if (length > limit) throw new AssetTooLarge(limit);
                out.write(buffer, 0, n);
            }
        }
        if (length == 0) throw new AssetEmpty();
        return HexFormat.of().formatHex(sha.digest());
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new UploadCutShort();
        }
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path create() {
        try {
            return Files.createTempFile("asset", null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
