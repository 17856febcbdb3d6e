package touchstone.catalog.channel;

import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.bson.Document;
import touchstone.catalog.Seed;

/** The channels in the database: collection {@code channels}, by code. */
@ApplicationScoped
public class Channels {
    private final ReactiveMongoCollection<Document> channels;

    Channels(ReactiveMongoDatabase database) {
        this.channels = database.getCollection("channels");
    }

    public Uni<Void> seed() {
        return Seed.plant(channels, "/seed/channels.json");
    }

    /** All channels: a handful. */
    public Uni<List<Channel>> all() {
        return channels.find().map(Channels::channel).collect().asList();
    }

    /** Fails with {@link ChannelUnknown}. */
    public Uni<Channel> get(String code) {
        return channels.find(new Document("_id", code)).map(Channels::channel).collect().first()
                .onItem().ifNull().failWith(() -> new ChannelUnknown(code));
    }

    private static Channel channel(Document stored) {
        return new Channel(stored.getString("_id"), stored.getString("currency"), stored.getString("defaultLocale"), stored.getList("locales", String.class));
    }
}
