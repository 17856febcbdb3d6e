package touchstone.catalog.category;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A tree of categories, by which products are found. It is checked by {@link TreeRules} before it is kept, so that what is here has no cycle. */
public final class CategoryTree {
    private final String code;
    private final Map<String, String> labels;
    private final Set<String> channels;
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, List<Category>> children = new HashMap<>();

    /** @param channels those on which readers see it; on none where none is named */
    CategoryTree(String code, Map<String, String> labels, Set<String> channels, List<Category> categories) {
        this.code = code;
        this.labels = labels == null ? Map.of() : Category.sorted(labels);
        this.channels = channels == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(channels));
        categories.stream().sorted(Comparator.comparing(Category::position).thenComparing(Category::code)).forEach(category -> {
            this.categories.put(category.code(), category);
            children.computeIfAbsent(category.parent() == null ? "" : category.parent(), key -> new ArrayList<>()).add(category);
        });
    }

    public String code() {
        return code;
    }

    public Map<String, String> labels() {
        return labels;
    }

    Set<String> channels() {
        return channels;
    }

    public boolean shownOn(String channel) {
        return channels.contains(channel);
    }

    /** In the order of their positions, whatever they stand under. */
    List<Category> categories() {
        return List.copyOf(categories.values());
    }

    public Optional<Category> category(String code) {
        return Optional.ofNullable(categories.get(code));
    }

    /** @param parent null for the top */
    public List<Category> under(String parent) {
        return children.getOrDefault(parent == null ? "" : parent, List.of());
    }

    /** A category and those above it, the top first; empty if there is no such category. */
    public List<Category> path(String code) {
        Deque<Category> path = new ArrayDeque<>();
        for (Category at = categories.get(code); at != null; at = at.parent() == null ? null : categories.get(at.parent())) path.addFirst(at);
        return List.copyOf(path);
    }

    /** A category and all below it. @param code null for all categories */
    public List<String> within(String code) {
        if (code == null) return List.copyOf(categories.keySet());
        List<String> within = new ArrayList<>(List.of(code));
        for (int at = 0; at < within.size(); at++) under(within.get(at)).forEach(child -> within.add(child.code()));
        return within;
    }
}
