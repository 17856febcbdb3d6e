package touchstone.system;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import touchstone.test.Tokens;

/** A picture that a steward sends in; no two are the same. */
final class TestPicture {
    private TestPicture() {}

    /** @param alt what is on it, by locale @return the id of the asset */
    static String sent(Map<String, String> alt) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(RunningSystem.stack().front() + "/assets")).header("Authorization", "Bearer " + Tokens.of("steward"))
                    .header("Content-Type", "image/png").POST(BodyPublishers.ofByteArray(painted())).build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 201) throw new AssertionError("the picture was not taken: " + answer.body());
            String path = URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
            Caller steward = Caller.staff("steward");
            steward.put(path + "/description", Map.of("alt", alt), Map.of("If-Match", steward.get(path).must(200).header("ETag"))).must(200);
            return path.substring(path.lastIndexOf('/') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static byte[] painted() throws IOException {
        var picture = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1200, 900);
        graphics.setColor(new Color(ThreadLocalRandom.current().nextInt(0x1000000)));
        graphics.fillOval(200, 150, 600, 600);
        graphics.fillRect(700, 380, 350, 140);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
