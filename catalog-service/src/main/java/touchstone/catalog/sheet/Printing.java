package touchstone.catalog.sheet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import touchstone.catalog.asset.Asset;
import touchstone.catalog.asset.AssetBytes;
import touchstone.catalog.asset.Assets;
import touchstone.catalog.asset.Rendition;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.family.Families;
import touchstone.catalog.family.Family;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.publication.Publication;
import touchstone.catalog.publication.Publications;
import touchstone.catalog.publication.Published;
import touchstone.catalog.sheet.Typesetting.Document;
import touchstone.catalog.sheet.Typesetting.NotTypeset;

/** Makes product sheets of what is live, each once. All of it blocks: setting one takes some ten milliseconds. */
@ApplicationScoped
class Printing {
    private static final Logger log = Logger.getLogger(Printing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration QUEUE = Duration.ofSeconds(3);

    private final Channels channels;
    private final Publications publications;
    private final Revisions revisions;
    private final Families families;
    private final Sheets sheets;
    private final SheetTemplates templates;
    private final Assets assets;
    private final AssetBytes bytes;
    private final Typesetting typesetting;
    private final SheetSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    // Each sheet in the making holds some megabytes of typefaces, and anybody may ask for one.
    private final Semaphore printers = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    Printing(Channels channels, Publications publications, Revisions revisions, Families families, Sheets sheets, SheetTemplates templates, Assets assets, AssetBytes bytes, Typesetting typesetting,
             SheetSettings settings, ObjectMapper json, Clock clock) {
        this.channels = channels;
        this.publications = publications;
        this.revisions = revisions;
        this.families = families;
        this.sheets = sheets;
        this.templates = templates;
        this.assets = assets;
        this.bytes = bytes;
        this.typesetting = typesetting;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** What is to be printed, and who may have it. @param view what anybody may see of it */
    record Order(SheetContent content, PublicView view, String hash, SheetGate gate) {}

    /**
     * What is live of a product for readers of a channel who would like a language.
     *
     * @throws ProductNotFound                               if nothing is
     * @throws touchstone.catalog.channel.ChannelUnknown     if there is no such channel
     */
    Order order(String channelCode, String acceptLanguage, UUID product) {
        Channel channel = await(channels.get(channelCode));
        Map<String, Publication> live = await(publications.live(Set.of(product), channel)).stream().collect(Collectors.toMap(Publication::locale, Function.identity()));
        Publication chosen = channel.serving(channel.negotiate(acceptLanguage), live.keySet()).map(live::get).orElseThrow(() -> new ProductNotFound(product));
        return await(publications.shown(List.of(chosen))).stream().findFirst().filter(this::isShown).map(this::order).orElseThrow(() -> new ProductNotFound(product));
    }

    /** Whether the sheet of a published revision still holds. @throws touchstone.catalog.publication.RevisionNotPublished if there is none */
    SheetStatus status(UUID product, long revision, String channelCode, String locale) {
        Order order = order(await(publications.published(product, revision, channelCode, locale)));
        List<Publication> live = await(channels.get(channelCode).chain(channel -> publications.live(Set.of(product), channel)));
        return SheetStatus.of(order.content(), order.hash(), live.stream().filter(publication -> publication.locale().equals(locale)).findFirst());
    }

    private boolean isShown(Published published) {
        return published.sellEnd() == null || !published.sellEnd().isBefore(LocalDate.now(clock));
    }

    private Order order(Published published) {
        RevisionRef ref = new RevisionRef(published.sheet().id(), published.sheet().revision());
        ProductRevision revision = await(revisions.of(List.of(ref))).get(ref);
        PublicView view = new PublicView(new Gate(await(families.all())), published.family(), await(channels.get(published.sheet().channel())).fallbacks(published.sheet().locale()));
        SheetContent content = SheetContent.of(published, revision, view);
        return new Order(content, view, content.hash(json), gate(published.sheet().attributes().get(Family.SHEET_GATE)));
    }

    /**
     * The sheet as it was first made, or else is now.
     *
     * @throws SheetNotPrintable if the template does not take this product
     * @throws PrintersBusy      if too many others are being made
     */
    byte[] print(Order order) {
        return await(sheets.find(order.content(), order.hash())).orElseGet(() -> {
            SheetTemplate template = await(templates.latest());
            return await(sheets.store(order.content(), order.hash(), template.number(), typeset(order, template)));
        });
    }

    private byte[] typeset(Order order, SheetTemplate template) {
        if (!available()) throw new PrintersBusy();
        try {
            Document document = set(template, order.content(), order.view(), order.hash(), picture(order.content()));
            if (!document.warnings().isEmpty()) log.warnf("sheet with flaws product=%s revision=%d warnings=%s", order.content().product(), order.content().revision(), document.warnings());
            return document.pdf();
        } catch (TemplateException | NotTypeset e) {
            log.errorf(e, "sheet not made product=%s revision=%d template=%d", order.content().product(), order.content().revision(), template.number());
            throw new SheetNotPrintable();
        } finally {
            printers.release();
        }
    }

    private boolean available() {
        try {
            return printers.tryAcquire(QUEUE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The picture of a sheet as a {@code data:} address, empty if there is none. */
    private String picture(SheetContent content) {
        if (content.image() == null) return "";
        Asset asset = await(assets.get(content.image()));
        Rendition rendition = asset.rendition("medium").orElseThrow();
        return "data:" + rendition.type().mediaType() + ";base64," + Base64.getEncoder().encodeToString(await(bytes.read(asset, rendition, 0, rendition.length())));
    }

    /** @param picture a {@code data:} address, or empty @throws TemplateException if the template cannot be filled @throws NotTypeset if what it makes cannot be set */
    Document set(SheetTemplate template, SheetContent content, PublicView view, String hash, String picture) {
        String address = settings.front().resolve("/sheets/" + content.product() + "/" + content.revision() + "/" + content.channel() + "/" + content.locale()).toString();
        return typesetting.pdf(template.fill(content, view, hash, address, picture), new Wording(content.locale()).locale(), content.name() == null ? content.sku() : content.name(), content.at());
    }

    /** A gate that is not known stays shut for all but those with the most rights. */
    private SheetGate gate(Object governed) {
        if (governed == null) return settings.gate();
        try {
            return SheetGate.valueOf(governed.toString());
        } catch (IllegalArgumentException unknown) {
            return SheetGate.VERIFIED_COMPANY;
        }
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
