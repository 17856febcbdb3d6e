package touchstone.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import touchstone.bench.Load.Question;

/** What visitors of a shop do: most of them unknown, some with consent, some signed in; a few products are looked at much more often than most. The nth request always asks the same. */
final class Traffic {
    private static final int KNOWN = 100;
    private static final int SIGNED_IN = 25;
    private static final int BROWSERS = 50_000;
    private static final int PRODUCTS = 10_000;
    private static final String KEY = "Touchstone-Key: " + GatewayServer.KEY + "\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private final String run = UUID.randomUUID().toString();
    private final AtomicLong batches = new AtomicLong();
    private final List<String> known = new ArrayList<>();
    private final String staff;

    /** Gets the cookies of those who are known; the ledger must be there, since it keeps who is signed in. */
    Traffic(GatewayServer gateway, Issuer issuer) {
        for (int i = 0; i < KNOWN; i++) {
            String consented = gateway.consent();
            known.add("Cookie: " + (i < SIGNED_IN ? gateway.signIn(consented) : consented) + "\r\n");
        }
        staff = "Authorization: Bearer " + issuer.token("sales") + "\r\n";
    }

    /** Somebody looks at a product or a sheet. */
    Question view(long n) {
        SplittableRandom random = random(n);
        String path = "/storefront/" + (random.nextInt(10) == 0 ? "sheets" : "products") + "/" + product(random);
        String campaign = random.nextInt(20) == 0 ? "?utm_source=letter&utm_medium=email&utm_campaign=spring" : "";
        return Question.get(path + campaign, KEY + visitor(random));
    }

    /** A page reports what happened there, each time something new. */
    Question batch(long n, int events) {
        SplittableRandom random = random(n);
        String id = run + "-" + batches.incrementAndGet() + "-";
        StringBuilder json = new StringBuilder(events * 256).append("{\"sentAt\":\"2026-01-01T00:00:00Z\",\"batch\":[");
        for (int i = 0; i < events; i++) {
            if (i > 0) json.append(',');
            json.append("{\"type\":\"track\",\"event\":\"Product Viewed\",\"messageId\":\"").append(id).append(i)
                    .append("\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"properties\":{\"product_id\":\"").append(product(random)).append("\",\"seconds\":").append(random.nextInt(300))
                    .append(",\"url\":\"https://shop.example.com/pumps\"}}");
        }
        return new Question("POST", "/v1/batch", KEY + JSON + visitor(random), json.append("]}").toString().getBytes(StandardCharsets.US_ASCII), 200);
    }

    /** Something of all there is: what is read, by whomever, reported, refused, not there, malformed, and what staff reads. */
    Question mixed(long n) {
        int kind = random(~n).nextInt(100);
        if (kind < 60) return view(n);
        if (kind < 75) return batch(n, 10);
        if (kind < 80) return new Question("GET", "/storefront/products/" + product(random(n)), "", null, 401);
        if (kind < 85) return new Question("GET", "/nowhere", KEY, null, 404);
        if (kind < 90) return new Question("GET", "/storefront/../products", KEY, null, 400);
        if (kind < 95) return new Question("POST", "/leads", KEY + JSON, "{}".getBytes(StandardCharsets.US_ASCII), 401);
        return Question.get("/timelines/products/" + product(random(n)) + "?limit=10", staff);
    }

    private static SplittableRandom random(long n) {
        return new SplittableRandom(n);
    }

    private static String product(SplittableRandom random) {
        double place = random.nextDouble();
        return new UUID(0x0197F8E200007000L, 0x8000000000000000L + (long) (PRODUCTS * place * place)).toString();
    }

    private String visitor(SplittableRandom random) {
        if (random.nextInt(10) < 3) return "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n" + known.get(random.nextInt(known.size()));
        // Without consent a browser is told from others by how it calls itself.
        return "User-Agent: bench/" + random.nextInt(BROWSERS) + "\r\n";
    }
}
